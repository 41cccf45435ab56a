/**
 * A browser launcher of the test runner for WebKitGTK (Debian: `webkit2gtk-driver` and `xvfb`), spoken to over plain WebDriver. One session,
 * one page at a time. It leaves no process behind and knows nothing of the tests it opens.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const quiet = {
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  NO_AT_BRIDGE: '1',
  GTK_A11Y: 'none',
  GDK_BACKEND: 'x11',
  // Where the machine says "C", the browser would tell pages that the person reads a language called C.
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

function miniBrowser() {
  const folders = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) => ['4.1', '4.0', '6.0'].map((v) => `/usr/lib/${machine}/webkit2gtk-${v}`));
  const found = folders.map((folder) => `${folder}/MiniBrowser`).find(existsSync);
  if (!found) throw new Error('WEBKIT=1 needs WebKitGTK: apt-get install webkit2gtk-driver xvfb');
  return found;
}

/** What WebDriver calls the keys that write nothing. */
const codes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

const down = (key) => ({ type: 'keyDown', value: codes[key] ?? key });
const up = (key) => ({ type: 'keyUp', value: codes[key] ?? key });

class WebKitLauncher {
  name = 'WebKitGTK';
  /** So that the runner sends keys and sizes through `getPage`. */
  type = 'puppeteer';
  concurrency = 1;
  #processes = [];
  #base = '';
  #session;
  #starting;
  #active;

  async initialize() {
    miniBrowser();
  }

  async startSession(id, url) {
    await (this.#starting ??= this.#start());
    this.#active = { id, url };
    await this.#command('POST', '/url', { url });
  }

  isActive(id) {
    return this.#active?.id === id;
  }

  getBrowserUrl() {
    return this.#active?.url;
  }

  async stopSession() {
    this.#active = undefined;
    await this.#command('POST', '/url', { url: 'about:blank' });
    return {};
  }

  /** The little of Puppeteer's page that the runner's commands use. */
  getPage() {
    return {
      keyboard: {
        type: (text) => this.#keys([...text].flatMap((key) => [down(key), up(key)])),
        press: (key) => this.#keys([down(key), up(key)]),
        down: (key) => this.#keys([down(key)]),
        up: (key) => this.#keys([up(key)]),
      },
      setViewport: (size) => this.#resize(size),
    };
  }

  #keys(actions) {
    return this.#command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Makes the window so large that the page has this size. */
  async #resize({ width, height }) {
    const inner = await this.#command('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
    const outer = await this.#command('GET', '/window/rect');
    await this.#command('POST', '/window/rect', { width: outer.width + width - inner[0], height: outer.height + height - inner[1] });
  }

  async stop() {
    if (this.#session) await this.#command('DELETE', '').catch((error) => process.stderr.write(`WebKit was already gone: ${error.message}\n`));
    for (const child of this.#processes) child.kill();
  }

  async #start() {
    const display = process.env.DISPLAY ?? (await this.#startDisplay());
    const port = await freePort();
    this.#processes.push(spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...quiet, DISPLAY: display } }));
    this.#base = `http://127.0.0.1:${port}`;
    await this.#untilReady();
    const options = { binary: miniBrowser(), args: ['--automation'] };
    const answer = await this.#call('POST', '/session', {
      capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options } },
    });
    this.#session = answer.sessionId;
    this.name = `WebKitGTK ${answer.capabilities.browserVersion}`;
  }

  async #startDisplay() {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    this.#processes.push(xvfb);
    const [number] = await once(xvfb.stdio[3], 'data');
    return `:${String(number).trim()}`;
  }

  async #untilReady() {
    for (let tries = 0; tries < 100; tries += 1) {
      const answered = await fetch(`${this.#base}/status`).then(
        () => true,
        () => false,
      );
      if (answered) return;
      await pause(100);
    }
    throw new Error('WebKitWebDriver did not answer within ten seconds.');
  }

  #command(method, path, body) {
    return this.#call(method, `/session/${this.#session}${path}`, body);
  }

  async #call(method, path, body) {
    const init = body ? { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : { method };
    const answer = await fetch(this.#base + path, init);
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  }
}

export const webkitLauncher = () => new WebKitLauncher();
