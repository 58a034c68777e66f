// compare: is what was answered what `praxis collect` put into its tables?
//
//   node compare.mjs ANSWERS.json OUTDIR
//
// ANSWERS is what engine.mjs printed. Every answer must be in responses.csv, in
// the table of its repeat, or in personal.csv, as it was given.

import { readFile, readdir } from 'node:fs/promises';
import Papa from 'papaparse';

const [answersPath, folder] = process.argv.slice(2);
const { answers, refused, violations } = JSON.parse(await readFile(answersPath, 'utf8'));

const tables = {};
for (const name of await readdir(folder))
    if (name.endsWith('.csv'))
        tables[name.slice(0, -4)] = Papa.parse(await readFile(`${folder}/${name}`, 'utf8'),
            { header: true, skipEmptyLines: true }).data;

const [response] = tables.responses;
const apart = Object.fromEntries((tables.personal ?? []).map((row) => [row.question, row.value]));

// A text that a spreadsheet would run has an apostrophe before it.
const bare = (cell) => cell?.replace(/^'/, '');

const renamed = { instanceID: 'instance_id', instanceName: 'instance_name' };

// "/data/acting/actions[2]/act_kind" is act_kind in row 2 of actions.csv. What
// identifies people is withheld there and stands in personal.csv.
function cellOf(path) {
    const leaf = path.split('/').pop();
    const name = renamed[leaf] ?? leaf;
    const repeat = /\/([^/[]+)\[(\d+)\][^[]*$/.exec(path);
    const row = repeat ? tables[repeat[1]]?.[repeat[2] - 1] : response;
    return row?.[name] === '.w' ? apart[name] : bare(row?.[name]);
}

function same(given, cell) {
    // Don't know and prefer not to say are why, not what.
    const why = { '-99': '.d', '-98': '.r' };
    return cell === given || (why[given] && cell === why[given])
        || (given !== '' && cell !== '' && Number(given) === Number(cell));
}

let failed = 0;
for (const [path, given] of Object.entries(answers)) {
    const cell = cellOf(path);
    if (!same(given, cell)) {
        failed++;
        console.log(`${path}: answered '${given}', collected '${cell}'`);
    }
}
if (violations.length) {
    failed++;
    console.log(`still wrong for the engine: ${violations.join(' ')}`);
}
if (refused.length === 0) {
    failed++;
    console.log('no constraint was seen to refuse anything');
}
console.log(`${Object.keys(answers).length} answers compared, ${refused.length} constraints refused`);
process.exit(failed ? 1 : 0);
