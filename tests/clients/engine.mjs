// engine: answers forms in the engine of ODK Web Forms, as a person would.
//
//   node engine.mjs DIR NAME...
//
// Of each DIR/NAME.xml, every question that is shown gets an answer its
// constraint accepts; where there is a constraint, answers that it may refuse
// are tried first. DIR/NAME-answer.xml is what would be submitted. DIR/NAME.json
// tells the answers by path, the constraints seen to refuse, what the engine
// says is still wrong, and the labels that are empty in one of the languages.

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

// What to try, in this order, until the constraint is content.
const tries = {
    string: ['7KMR4R', '3', '-99', 'ab'],
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

// No two answers alike, where the question lets one choose, so that one found
// in another's place is seen; and texts as hard on a table as people's are.
const texts = ['A line, of words', '=1+1 is "two"\nthey said', '¿Ñandú? Ελλάδα ✊🏽 مرحبا', "'-- <b>&amp;"];
const own = {
    string: (turn) => [`${texts[turn % texts.length]} ${turn}`],
    int: (turn) => [BigInt(3 + turn % 29)],
    decimal: (turn) => [2.5 + turn % 7],
    date: (turn) => [`2026-03-${String(1 + turn % 28).padStart(2, '0')}`],
};

const codesOf = (node) => node.currentState.valueOptions.map((item) => item.value);
const typeOf = (node) => (tries[node.valueType] ? node.valueType : 'string');

// Each kind of question: how it is answered, with what, and with what first
// that may be refused.
const kinds = {
    input: {
        put: (node, value) => node.setValue(value),
        refusable: (node) => refusable[typeOf(node)] ?? [],
        tries: (node, turn) => [...(own[typeOf(node)]?.(turn) ?? []), ...tries[typeOf(node)]],
    },
    range: {
        put: (node, value) => node.setValue(value),
        refusable: ({ definition: { bounds } }) => [bounds.end],
        tries: ({ definition: { bounds } }) => [String(Number(bounds.start) + Number(bounds.step))],
    },
    select: {
        put: (node, value) =>
            node.selectType === 'select' ? node.selectValues(value) : node.selectValue(value[0]),
        refusable: (node) => [codesOf(node), ...codesOf(node).map((code) => [code])],
        tries(node) {
            const codes = codesOf(node);
            const other = codes.filter((code) => code === 'other');
            return [[...other, ...codes].slice(0, 2), codes.slice(0, 1), codes.slice(1, 2)];
        },
    },
    rank: {
        put: (node, value) => node.setValues(value),
        refusable: (node) => codesOf(node).map((_, i, all) => [...all.slice(i), ...all.slice(0, i)]),
        tries: (node) => [codesOf(node).reverse(), codesOf(node)],
    },
    trigger: {
        put: (node, value) => node.setValue(value),
        refusable: () => [],
        tries: () => [true],
    },
};

const violated = (node) => node.validationState?.constraint?.valid === false;

function put(node, value) {
    try {
        kinds[node.nodeType].put(node, value);
        return true;
    } catch {
        return false; // not a value of this type
    }
}

function answer(node, seen, turn) {
    const kind = kinds[node.nodeType];
    if (kind.refusable(node).some((value) => put(node, value) && violated(node)))
        seen.refused.push(node.currentState.reference);
    kind.tries(node, turn).some((value) => put(node, value) && !violated(node));
}

// Answers what is shown and was not answered yet; true if there was any.
function walk(node, seen, done) {
    if (!node.currentState.relevant)
        return false;
    let changed = false;
    if (!done.has(node.nodeId)) {
        if (node.nodeType === 'repeat-range:uncontrolled') {
            while (node.currentState.children.length < 2)
                node.addInstances();
            changed = true;
        } else if (kinds[node.nodeType] && !node.currentState.readonly) {
            answer(node, seen, done.size);
            changed = true;
        }
        if (changed)
            done.add(node.nodeId);
    }
    for (const child of node.currentState.children ?? [])
        changed = walk(child, seen, done) || changed;
    return changed;
}

function gather(node, answers) {
    if (node.currentState.children)
        node.currentState.children.forEach((child) => gather(child, answers));
    else if (node.currentState.relevant && node.currentState.instanceValue !== '')
        answers[node.currentState.reference] = node.currentState.instanceValue;
}

// The questions, groups and choices that say nothing in the present language.
function wordless(node) {
    const { relevant, reference, label, children, valueOptions } = node.currentState;
    if (!relevant)
        return [];
    const empty = (text) => text !== null && text !== undefined && text.asString.trim() === '';
    return [
        ...(empty(label) ? [reference] : []),
        ...(valueOptions ?? []).filter((item) => empty(item.label))
            .map((item) => `${reference} ${item.value}`),
        ...(children ?? []).flatMap(wordless),
    ];
}

async function answerForm(folder, name) {
    const loaded = await loadForm(await readFile(`${folder}/${name}.xml`, 'utf8'), {
        fetchFormAttachment: async () => new Response('', { status: 404 }),
        missingResourceBehavior: 'BLANK',
    });
    if (loaded.status === 'failure')
        throw loaded.error;
    const { root } = loaded.createInstance({ preloadProperties: { deviceID: 'test:device' } });
    const seen = { answers: {}, refused: [], violations: [], wordless: [], languages: 0 };

    // Answers can make later questions relevant: walk until nothing is new.
    const done = new Set();
    while (walk(root, seen, done));
    gather(root, seen.answers);
    seen.violations = root.validationState.violations.map((v) => v.reference);

    const payload = await root.prepareInstancePayload();
    const file = payload.data[0].get('xml_submission_file');
    await writeFile(`${folder}/${name}-answer.xml`, await file.text());

    for (const language of root.languages.filter((one) => !one.isSyntheticDefault)) {
        root.setLanguage(language);
        seen.languages++;
        seen.wordless.push(...wordless(root).map((where) => `${language.language} ${where}`));
    }
    await writeFile(`${folder}/${name}.json`, JSON.stringify(seen, null, 2));
}

const [folder, ...names] = process.argv.slice(2);
for (const name of names)
    try {
        await answerForm(folder, name);
    } catch (error) {
        console.log(`${name}: the engine says: ${error?.message ?? error}`);
    }
