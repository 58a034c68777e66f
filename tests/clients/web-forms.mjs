// web-forms: answers forms in ODK Web Forms, in the browser.
//
//   node web-forms.mjs DIR SHOTS NAME...      (see visit.mjs)

import { visit } from './visit.mjs';

const client = {
    name: 'web-forms',
    script: 'web-forms-page.mjs',
    page: `<!doctype html><html lang="en"><head><meta charset="utf-8">
        <title>Web Forms</title><link rel="icon" href="data:,"></head>
        <body><div id="form"></div><script type="module" src="/script.js"></script></body></html>`,
    question: '.question-container',
    words: '.control-text label',
    complaint: '.validation-message',
    date: '.p-datepicker',

    // Today, whatever day it is.
    async pick(question) {
        await question.locator('input').click();
        const panel = question.page().locator('.p-datepicker-panel');
        await panel.locator('.p-datepicker-today .p-datepicker-day').click();
        await panel.waitFor({ state: 'hidden' });
        return undefined;
    },

    // All questions are on one page.
    next: async () => false,

    async send(page) {
        await page.getByRole('button', { name: 'Send' }).click();
        await page.waitForFunction('window.submitted');
        return page.evaluate('window.submitted');
    },
};

await visit(client, ...process.argv.slice(2));
