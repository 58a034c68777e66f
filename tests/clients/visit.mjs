// visit: answers forms in a client in the browser, as a person would: reading
// what is on the page, clicking and typing.
//
//   visit(client, DIR, SHOTS, NAME...)
//
// Of each DIR/NAME.xml: the first page must show the title and the question of
// consent, and agreeing must bring up more questions. Every question that is
// shown gets an answer its constraint accepts; what is typed is typed wrong
// first. Writes DIR/NAME-answer.xml and DIR/NAME.json as engine.mjs does, and
// pictures into SHOTS.
//
// A client says how it is looked at:
//   page      the HTML that the form comes up in; SCRIPT is bundled for it
//   script    its script, which takes the form's address from location.search
//   question  selects the questions that are relevant
//   words     selects, in a question, its label
//   complaint selects, in a question, what is said of a bad answer
//   date      selects, in a question, what asks for a date
//   pick(question)      picks a date, and returns it; or nothing if left as it is
//   next(page)          true if there was another page to turn to
//   send(page)          what is submitted, as XML

import { readFile, writeFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import { bundle, launch } from './browser.mjs';

const tries = {
    number: ['3', '12', '2000'],
    text: ['Words, "quoted" y más', '7KMR4R', '-99'],
};
const refusable = { number: '-5', text: '?' };

// What of the form itself is needed to know what is seen.
export function readForm(xml) {
    const { document } = new JSDOM(xml, { contentType: 'text/xml' }).window;
    const labels = {};
    for (const text of document.querySelector('translation').querySelectorAll('text[id$=":label"]'))
        labels[text.querySelector('value').textContent.trim()] = text.id.slice(0, -':label'.length);
    return {
        title: document.querySelector('title').textContent,
        labels,
        repeats: [...document.querySelectorAll('repeat')].map((one) => one.getAttribute('nodeset')),
    };
}

// Until the page has drawn what was last done on it.
const settled = (page) => page.evaluate(() =>
    new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 25)); }));

// In the page: the next question that was not looked at yet, marked with TURN.
function look([client, turn]) {
    const question = [...document.querySelectorAll(client.question)]
        .find((one) => !one.dataset.turn && one.checkVisibility());
    if (!question)
        return null;
    question.dataset.turn = turn;
    const inputs = [...question.querySelectorAll('input, textarea')];
    const typed = inputs.find((input) => input.checkVisibility());
    const named = question.querySelector('[data-name], [name]');
    return {
        path: named?.dataset.name ?? named?.getAttribute('name'),
        words: question.querySelector(client.words)?.innerText.trim(),
        kind: inputs.some((input) => /radio|checkbox/.test(input.type)) ? 'choice'
            : question.querySelector(client.date) ? 'date'
            : question.querySelector('input[type=range], [role=slider]') ? 'range'
            : !typed ? 'none'
            : typed.type === 'number' || typed.role === 'spinbutton' || typed.inputMode === 'numeric'
            ? 'number' : 'text',
    };
}

async function type(input, value) {
    const { keyboard } = input.page();
    await input.focus();
    await keyboard.press('Control+A');
    await keyboard.type(value);
    await input.blur();
}

async function choose(question) {
    const option = question.locator('input:is([type=radio], [type=checkbox]):not([value=""])').first();
    await option.locator('xpath=ancestor::label[1]').click({ force: true });
    const value = await option.getAttribute('value');
    return value === 'true' ? 'OK' : value; // an acknowledgement
}

async function slide(question) {
    const handle = question.locator('input[type=range], [role=slider]').first();
    await handle.click({ force: true }); // Enketo: it stays empty until then
    await handle.press('ArrowRight');
    return handle.evaluate((element) => element.value ?? element.getAttribute('aria-valuenow'));
}

// Types what may be refused, then what is not; the value that was accepted.
async function write(question, kind, refused, client) {
    const input = question.locator('input:visible, textarea:visible').first();
    const complaint = question.locator(client.complaint).filter({ visible: true });
    for (const value of [refusable[kind], ...tries[kind]]) {
        await type(input, value);
        await settled(question.page());
        const complains = await complaint.count() > 0;
        if (complains && value === refusable[kind])
            await refused();
        else if (!complains && value !== refusable[kind])
            return value;
    }
    return undefined;
}

// Answers all that is shown on this page, and what comes up meanwhile.
async function fill(page, client, form, seen, done) {
    for (let found; (found = await page.evaluate(look, [client.selectors, ++seen.turns]));) {
        const question = page.locator(`[data-turn="${seen.turns}"]`);
        const path = form.labels[found.words] ?? found.path;
        const answer = {
            none: () => undefined,
            choice: () => choose(question),
            date: () => client.pick(question),
            range: () => slide(question),
        }[found.kind] ?? (() => write(question, found.kind, async () => {
            if (seen.refused.push(path) === 1)
                await client.shot('refused');
        }, client));
        const value = await answer();
        if (value)
            done.push([path, value]);
    }
}

// "/data/acting/actions/act_date" is in the first, second ... of the actions.
function numbered(done, repeats) {
    const times = {};
    return Object.fromEntries(done.map(([path, value]) => {
        times[path] = (times[path] ?? 0) + 1;
        const repeat = repeats.find((one) => path.startsWith(`${one}/`));
        return [repeat ? `${repeat}[${times[path]}]${path.slice(repeat.length)}` : path, value];
    }));
}

async function answerForm(page, client, form) {
    const seen = { answers: {}, refused: [], violations: [], turns: 0 };
    const consent = Object.keys(form.labels)
        .find((label) => form.labels[label].endsWith('/consent'));
    const { question, words, date } = client;
    client.selectors = { question, words, date };
    await page.locator(question).first().waitFor();
    await settled(page);
    const shown = await page.locator('body').innerText();
    for (const words of [form.title, consent])
        if (!shown.includes(words))
            seen.violations.push(`not on the first page: '${words}'`);
    await client.shot('start');

    const before = await page.locator(question).count();
    const done = [];
    do await fill(page, client, form, seen, done);
    while (await client.next(page));
    if (await page.locator(question).count() <= before)
        seen.violations.push('agreeing to take part brought up no more questions');
    seen.answers = numbered(done, form.repeats);
    await client.shot('end');
    return seen;
}

async function visitForm(browser, client, folder, name, xml) {
    const { page, problems } = await browser.open(`/?${name}.xml`);
    const view = { ...client, shot: (what) => page.screenshot({ path: `${client.shots}-${name}-${what}.png` }) };
    try {
        const seen = await answerForm(page, view, readForm(xml));
        await writeFile(`${folder}/${name}-answer.xml`, await client.send(page));
        seen.violations.push(...problems);
        await writeFile(`${folder}/${name}.json`, JSON.stringify(seen, null, 2));
    } catch (error) {
        console.log(`${name}: ${error.message}`);
        problems.forEach((problem) => console.log(`${name}: ${problem}`));
        await view.shot('stuck');
    }
    await page.close();
}

export async function visit(client, folder, shots, ...names) {
    const files = { '/': client.page, '/script.js': await bundle(client.script),
        '/style.css': client.style ?? '' };
    for (const name of names)
        files[`/${name}.xml`] = await readFile(`${folder}/${name}.xml`, 'utf8');
    const browser = await launch(files);
    // Side by side: a page mostly waits to be drawn.
    await Promise.all(names.map((name) => visitForm(browser,
        { ...client, shots: `${shots}/${client.name}` }, folder, name, files[`/${name}.xml`])));
    await browser.close();
}
