// engine: answers a form in the engine of ODK Web Forms, as a person would.
//
//   node engine.mjs FORM.xml OUT.xml
//
// Every question that is shown gets an answer its constraint accepts; where
// there is a constraint, an answer that it must refuse is tried first. Prints
// a JSON object: answers by path, the constraints that were seen to refuse, and
// what the engine says is still wrong. The submission is written to OUT.xml.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('', { url: 'http://localhost/' });
for (const name of ['DOMParser', 'XMLSerializer', 'XPathResult', 'Node', 'Element', 'Document',
    'Attr', 'Text', 'Comment', 'document', 'File', 'Blob', 'FormData', 'CDATASection',
    'ProcessingInstruction', 'XMLDocument', 'NodeList', 'HTMLElement', 'CharacterData',
    'DocumentFragment', 'XPathEvaluator', 'XPathExpression'])
    globalThis[name] ??= window[name];
globalThis.window ??= window;

// The engine's parser looks for what CommonJS has.
globalThis.__dirname = import.meta.dirname;
globalThis.require = createRequire(import.meta.url);

const { loadForm } = await import('@getodk/xforms-engine');

const [formPath, outPath] = process.argv.slice(2);
const loaded = await loadForm(await readFile(formPath, 'utf8'), {
    fetchFormAttachment: async () => new Response('', { status: 404 }),
    missingResourceBehavior: 'BLANK',
});
if (loaded.status === 'failure') {
    console.error(String(loaded.error?.message ?? loaded.error));
    process.exit(1);
}
const { root } = loaded.createInstance({
    preloadProperties: { deviceID: 'test:device' },
});

// What to try, in this order, until the constraint is content.
const tries = {
    string: ['7KMR4R', 'A line of words', '3', '-99', 'ab'],
    int: [3n, 12n, 40n, 1n, 0n, 2000n],
    decimal: [2.5, 1, 40],
    date: ['2026-03-02', '2026-11-01', '2020-05-05'],
    time: ['18:30:00.000+01:00'],
    dateTime: ['2026-03-02T18:30:00.000+01:00'],
};
const refusable = {
    string: ['7KMR4W', '?', ''],
    int: [-5n, 99999n],
    decimal: [-5.5, 99999],
    date: ['1800-01-01', '2999-01-01'],
};

const seen = { answers: {}, refused: [], violations: [] };

function violated(node) {
    return node.validationState?.constraint?.valid === false;
}

function put(node, value) {
    try {
        node.setValue(value);
        return true;
    } catch {
        return false; // not a value of this type
    }
}

function answerInput(node) {
    const kind = typeof tries[node.valueType] === 'undefined' ? 'string' : node.valueType;
    for (const value of refusable[kind] ?? [])
        if (put(node, value) && violated(node)) {
            seen.refused.push(node.currentState.reference);
            break;
        }
    for (const value of tries[kind])
        if (put(node, value) && !violated(node))
            return;
}

function answerRange(node) {
    const { bounds } = node.definition;
    put(node, bounds.min ?? 1);
}

const answer = {
    input: answerInput,
    range: answerRange,
    select(node) {
        const [first, second] = node.currentState.valueOptions.map((item) => item.value);
        if (node.selectType === 'select')
            node.selectValues([first, second].filter(Boolean));
        else
            node.selectValue(first);
    },
    rank(node) {
        node.setValues(node.currentState.valueOptions.map((item) => item.value).reverse());
    },
    trigger(node) {
        node.setValue(true);
    },
};

// Answers can make later questions relevant: walk until nothing is new.
const done = new Set();

function walk(node) {
    if (!node.currentState.relevant)
        return false;
    let changed = false;
    if (node.nodeType === 'repeat-range:uncontrolled' && !done.has(node.nodeId)) {
        done.add(node.nodeId);
        while (node.currentState.children.length < 2)
            node.addInstances();
        changed = true;
    }
    if (answer[node.nodeType] && !done.has(node.nodeId) && !node.currentState.readonly) {
        done.add(node.nodeId);
        answer[node.nodeType](node);
        changed = true;
    }
    for (const child of node.currentState.children ?? [])
        changed = walk(child) || changed;
    return changed;
}
while (walk(root));

function collect(node) {
    if (node.currentState.children)
        node.currentState.children.forEach(collect);
    else if (node.currentState.relevant && node.currentState.instanceValue !== '')
        seen.answers[node.currentState.reference] = node.currentState.instanceValue;
}
collect(root);
seen.violations = root.validationState.violations.map((v) => v.reference);

const payload = await root.prepareInstancePayload();
const file = payload.data[0].get('xml_submission_file');
await writeFile(outPath, await file.text());
console.log(JSON.stringify(seen, null, 2));
