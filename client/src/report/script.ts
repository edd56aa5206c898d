import { digitsOf, gain, points } from './numbers.ts';

/** What the page keeps through changes of the files, and through being hidden. */
interface State {
  /** The targets that are not ticked, by their code and title. */
  readonly unmet: readonly string[];
  /** In percent. */
  readonly degree: number;
}

interface Editor {
  postMessage(message: object): void;
  getState(): unknown;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): Editor;

const editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
let state: State = { unmet: [], degree: 100, ...(editor?.getState() as State | undefined) };

const main = document.getElementById('report')!;
const boxes = () => [...main.querySelectorAll<HTMLInputElement>('input[data-gain]')];
const language = () => (document.documentElement.lang === 'en' ? 'en' : 'vi');

// What if -------------------------------------------------------------------------------------------------------------

main.addEventListener('input', ({ target }) => {
  const input = target as HTMLInputElement;
  const { group } = input.dataset;
  if ('all' in input.dataset) for (const box of boxes()) box.checked = input.checked;
  else if (group !== undefined) for (const box of boxes()) if (box.dataset.in === group) box.checked = input.checked;
  state = {
    unmet: boxes().flatMap(({ checked, dataset }) => (checked ? [] : [dataset.key!])),
    degree: Number((document.getElementById('what-if-degree') as HTMLInputElement).value),
  };
  editor?.setState(state);
  addUp();
});

/** Shows the state in the boxes, and what it comes to. Whole thousandths are added, so nothing is rounded but the degree. */
function addUp(): void {
  const tool = document.getElementById('what-if-tool');
  if (!tool) return;
  tool.hidden = false;
  const all = boxes();
  let gained = 0;
  for (const box of all) {
    box.checked = !state.unmet.includes(box.dataset.key!);
    if (box.checked) gained += Math.round((Number(box.dataset.gain) * state.degree) / 100);
  }
  for (const whole of main.querySelectorAll<HTMLInputElement>('input[data-group], input[data-all]')) {
    const own = all.filter(({ dataset }) => whole.dataset.group === undefined || dataset.in === whole.dataset.group);
    const ticked = own.filter(({ checked }) => checked).length;
    whole.checked = ticked === own.length;
    whole.indeterminate = ticked > 0 && ticked < own.length;
  }
  const total = Number(tool.dataset.base) + gained;
  say('what-if-total', points(digitsOf(total), language()));
  say('what-if-gain', gain(digitsOf(gained), language()));
  say('what-if-percent', `${state.degree} %`);
  const degree = document.getElementById('what-if-degree') as HTMLInputElement;
  degree.value = String(state.degree);
  degree.setAttribute('aria-valuetext', `${state.degree} %`);
  document
    .getElementById('what-if-bar')!
    .setAttribute('width', `${((total / Number(tool.dataset.whole)) * 100).toFixed(2)}%`);
}

/** Only what differs is written: a screen reader reads out each change. */
function say(id: string, text: string): void {
  const element = document.getElementById(id)!;
  if (element.textContent !== text) element.textContent = text;
}

// The editor ----------------------------------------------------------------------------------------------------------

main.addEventListener('click', ({ target }) => {
  const link = (target as Element).closest<HTMLElement>('[data-open]');
  if (link) editor?.postMessage({ open: link.dataset.open });
});

window.addEventListener('message', ({ data }: MessageEvent<{ body?: unknown; language?: unknown }>) => {
  if (typeof data.body !== 'string') return;
  document.documentElement.lang = data.language === 'en' ? 'en' : 'vi';
  const next = document.createElement('template');
  next.innerHTML = data.body;
  follow(main, next.content);
  addUp();
});

/** Makes a part of the page like another, changing as little as can be: bars move, and the focus stays. */
function follow(old: Element, next: Element | DocumentFragment): void {
  const children = [...next.childNodes];
  for (const [i, child] of children.entries()) {
    const own = old.childNodes[i];
    if (!own) old.append(child);
    else if (own instanceof Element && child instanceof Element && own.tagName === child.tagName) {
      for (const { name } of [...own.attributes]) if (!child.hasAttribute(name)) own.removeAttribute(name);
      for (const { name, value } of child.attributes)
        if (own.getAttribute(name) !== value) own.setAttribute(name, value);
      follow(own, child);
    } else if (own.nodeType === Node.TEXT_NODE && child.nodeType === Node.TEXT_NODE) {
      if (own.nodeValue !== child.nodeValue) own.nodeValue = child.nodeValue;
    } else own.replaceWith(child);
  }
  while (old.childNodes.length > children.length) old.lastChild!.remove();
}

addUp();
editor?.postMessage({ ready: true });
