// The page of web-forms.mjs: one form, and what is submitted kept at hand.

import { createApp, h } from 'vue';
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';

const formXml = await (await fetch(`/${location.search.slice(1)}`)).text();
const props = {
    formXml,
    fetchFormAttachment: async () => new Response('', { status: 404 }),
    missingResourceBehavior: 'BLANK',
    preloadProperties: { deviceID: 'test:device' },
    onSubmit: async (payload) => {
        window.submitted = await payload.data[0].get('xml_submission_file').text();
    },
};
createApp({ render: () => h(OdkWebForm, props) }).use(webFormsPlugin).mount('#form');
