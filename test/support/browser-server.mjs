/**
 * Starts a browser and prints the address by which a test controls it, until its standard input ends. It is a process of its own,
 * because the browser's package is an ES module.
 */
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

const server = await browsers.launchServer({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
console.log(server.wsEndpoint());
process.stdin.on('end', () => void server.close()).resume();
