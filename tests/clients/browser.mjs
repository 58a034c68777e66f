// browser: pages of our own in headless Chromium, and the server they come from.
//
// The server listens on this machine alone, at whatever port is free, and has
// only what it is given: nothing else can be reached from the pages, and that
// one of them tried is told.

import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { build } from 'esbuild';

const kinds = { js: 'text/javascript', css: 'text/css', xml: 'text/xml' };

// The script ENTRY with all it imports, as one text.
export async function bundle(entry) {
    const made = await build({
        entryPoints: [entry],
        absWorkingDir: import.meta.dirname,
        bundle: true,
        write: false,
        format: 'esm',
        target: 'es2022',
        logLevel: 'error',
        external: ['libxslt'], // where there is no browser
        define: { 'process.env.NODE_ENV': '"production"' },
    });
    return made.outputFiles[0].text;
}

async function serve(files) {
    const server = createServer((request, response) => {
        const { pathname } = new URL(request.url, 'http://localhost');
        const kind = kinds[pathname.split('.').pop()] ?? 'text/html';
        response.writeHead(pathname in files ? 200 : 404,
            { 'content-type': `${kind}; charset=utf-8` });
        response.end(files[pathname]);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    return server;
}

// Chromium, and FILES (by path) served to it: open(path) gives a page and the
// list where what goes wrong on it is put.
export async function launch(files) {
    const server = await serve(files);
    const origin = `http://127.0.0.1:${server.address().port}`;
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    return {
        async open(path) {
            const page = await browser.newPage({
                viewport: { width: 900, height: 1100 },
                reducedMotion: 'reduce',
            });
            const problems = [];
            page.setDefaultTimeout(20000);
            page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
            page.on('console', (message) => {
                if (message.type() === 'error')
                    problems.push(`console: ${message.text()}`);
            });
            await page.route((url) => url.origin !== origin && url.protocol.startsWith('http'),
                (route) => {
                    problems.push(`asked for ${route.request().url()}`);
                    return route.abort();
                });
            await page.goto(origin + path);
            return { page, problems };
        },
        async close() {
            await browser.close();
            server.close();
        },
    };
}
