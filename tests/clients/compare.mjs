// compare: is what was answered what `praxis collect` put into its tables?
//
//   node compare.mjs DIR NAME...
//
// DIR/NAME.json is what a client was told (see engine.mjs), DIR/NAME/ what was
// collected. Every answer must be in responses.csv, in the table of its repeat,
// or in personal.csv, as it was given; and collecting must have found nothing
// wrong: it judges skip logic, constraints and calculations itself.

import { readFile, readdir } from 'node:fs/promises';
import Papa from 'papaparse';

const renamed = { instanceID: 'instance_id', instanceName: 'instance_name' };

async function readTables(folder) {
    const tables = {};
    for (const name of await readdir(folder))
        if (name.endsWith('.csv'))
            tables[name.slice(0, -4)] = Papa.parse(await readFile(`${folder}/${name}`, 'utf8'),
                { header: true, skipEmptyLines: true }).data;
    return tables;
}

// "/data/acting/actions[2]/act_kind" is act_kind in row "ID/acting/actions[2]"
// of actions.csv. What identifies people is withheld there, and in personal.csv.
function cellOf(path, tables) {
    const leaf = path.split('/').pop();
    const name = renamed[leaf] ?? leaf;
    const [response] = tables.responses;
    const repeat = /^\/[^/]+(\/.*?([^/[]+)\[\d+\])\/[^[]*$/.exec(path);
    const rowId = repeat && response.response_id + repeat[1];
    const row = repeat ? tables[repeat[2]]?.find((one) => one.row_id === rowId) : response;
    if (row?.[name] !== '.w')
        return row?.[name];
    return tables.personal.find((one) => one.question === name
        && (!repeat || one.row_id === rowId))?.value;
}

function same(given, cell) {
    // Don't know and prefer not to say are why, not what.
    const why = { '-99': '.d', '-98': '.r' };
    // A text that a spreadsheet would run has an apostrophe before it.
    return cell === given || cell === `'${given}` || (why[given] && cell === why[given])
        || (given !== '' && cell !== '' && Number(given) === Number(cell));
}

function* wrongIn({ answers, violations, wordless = [] }, tables) {
    for (const [path, given] of Object.entries(answers)) {
        const cell = cellOf(path, tables);
        if (!same(given, cell))
            yield `${path}: answered '${given}', collected '${cell}'`;
    }
    for (const finding of tables.findings)
        if (finding.severity !== 'note')
            yield `collecting found: ${finding.message} [${finding.rule}]`;
    if (violations.length)
        yield `still wrong for the client: ${violations.join(' ')}`;
    if (wordless.length)
        yield `no words: ${wordless.join(', ')}`;
}

const [folder, ...names] = process.argv.slice(2);
let failed = 0;
for (const name of names)
    try {
        const told = JSON.parse(await readFile(`${folder}/${name}.json`, 'utf8'));
        const wrong = [...wrongIn(told, await readTables(`${folder}/${name}`))];
        if (told.refused.length === 0)
            wrong.push('no constraint was seen to refuse anything');
        wrong.forEach((line) => console.log(`${name}: ${line}`));
        failed += wrong.length > 0;
        console.log(`${name}: ${Object.keys(told.answers).length} answers compared, `
            + `${told.refused.length} constraints refused`);
    } catch (error) {
        failed++;
        console.log(`${name}: ${error.message}`);
    }
console.log(`${names.length - failed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
