// The page of enketo.mjs: one form, transformed in the browser as well.

import { Form } from 'enketo-core';
import { transform } from 'enketo-transformer/web';

const xform = await (await fetch(`/${location.search.slice(1)}`)).text();
const { form: html, model } = await transform({ xform, theme: 'formhub' });
document.querySelector('header').after(document.createRange().createContextualFragment(html));

const form = new Form(document.querySelector('form.or'), { modelStr: model });
for (const problem of form.init())
    console.error(problem);

window.send = async () => {
    if (!await form.validate())
        throw new Error('Enketo finds answers that are not valid');
    return form.getDataStr({ irrelevant: false });
};
