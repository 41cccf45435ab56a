/**
 * The one script of our launch pages, inside them under its own hash. It keeps the browser's secret in the platform's storage (`put`), gets it back
 * (`get`), or sends a form on (`send`). Whatever fails, the page's own link or button does the same by hand. It is text, because no build touches it.
 */
import { createHash } from 'node:crypto';

/** A platform that does not answer in this time has no storage for us. */
const WAIT_MS = 3_000;

export const launchScript = `
(() => {
  const form = document.forms[0];
  const at = JSON.parse(document.getElementById('step').dataset.step);
  if (at.step === 'send') return form.submit();
  const around = window.parent === window ? window.opener : window.parent;
  const named = () => {
    try {
      return around.frames[at.target];
    } catch {
      return undefined;
    }
  };
  const storage = around && (at.target === '_parent' ? around : named() || around);
  const ask = (message) =>
    new Promise((resolve) => {
      if (!storage) return resolve(undefined);
      window.addEventListener('message', ({ origin, data }) => {
        if (origin === at.origin && data && data.message_id === at.message && data.subject === message.subject + '.response') resolve(data);
      });
      setTimeout(resolve, ${WAIT_MS});
      storage.postMessage({ ...message, message_id: at.message, key: at.key }, at.origin);
    });
  if (at.step === 'put') {
    ask({ subject: 'lti.put_data', value: at.value }).then(() => location.replace(document.getElementById('next').href));
  } else {
    ask({ subject: 'lti.get_data' }).then((answer) => {
      if (answer && typeof answer.value === 'string') form.elements.proof.value = answer.value;
      if (storage) storage.postMessage({ subject: 'lti.put_data', message_id: at.message + '-over', key: at.key, value: null }, at.origin);
      form.submit();
    });
  }
})();
`;

export const launchScriptHash = `'sha256-${createHash('sha256').update(launchScript).digest('base64')}'`;
