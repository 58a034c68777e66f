// enketo: answers forms in Enketo, which KoboToolbox and others use.
//
//   node enketo.mjs DIR SHOTS NAME...         (see visit.mjs)

import { compile } from 'sass';
import { visit } from './visit.mjs';

// The styles name packages by their place in Enketo's own tree of sources.
const importer = {
    findFileUrl(url) {
        const [, name] = /\/node_modules\/(.*)/.exec(url) ?? [];
        return name ? new URL(`node_modules/${name}`, import.meta.url) : null;
    },
};
const { css } = compile(`${import.meta.dirname}/node_modules/enketo-core/src/sass/formhub/formhub.scss`,
    { importers: [importer], logger: { warn() {}, debug() {} } });

const client = {
    name: 'enketo',
    script: 'enketo-page.mjs',
    style: css,
    page: `<!doctype html><html lang="en"><head><meta charset="utf-8">
        <title>Enketo</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">
        </head><body><div class="main"><article class="paper">
        <header class="form-header clearfix"><span class="form-language-selector hide"><span>Language</span></span></header>
        <section class="form-footer"><a href="#" class="btn previous-page disabled">Back</a>
        <a href="#" class="btn btn-primary next-page disabled">Next</a>
        <a href="#" class="btn first-page disabled">First</a> <a href="#" class="btn last-page disabled">Last</a>
        </section></article></div><script type="module" src="/script.js"></script></body></html>`,
    question: '.question:not(.disabled, .disabled .question)',
    words: '.question-label.active',
    complaint: '.or-constraint-msg.active',
    date: 'input[data-type-xml=date]',

    // The one that has to be given has a default.
    pick: async () => undefined,

    async next(page) {
        const button = page.locator('.next-page:not(.disabled)');
        if (await button.count() === 0)
            return false;
        const shown = () => page.locator('.current').last().elementHandle();
        const here = await shown();
        await button.click();
        await page.waitForFunction((element) => !element.classList.contains('current'), here);
        return true;
    },

    async send(page) {
        return page.evaluate(() => window.send());
    },
};

await visit(client, ...process.argv.slice(2));
