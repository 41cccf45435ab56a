/** Reads words aloud with a voice that lives on this device; voices that send text elsewhere are never used. */

/** A local voice for a language; `undefined` where there is none. */
export function localVoice(language: string): SpeechSynthesisVoice | undefined {
  if (typeof speechSynthesis === 'undefined') return undefined;
  const base = language.split('-')[0]!.toLowerCase();
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === base);
}

/** Tells when the device's voices are known, now or later. */
export function whenVoicesKnown(tell: () => void): void {
  if (typeof speechSynthesis === 'undefined') return;
  if (speechSynthesis.getVoices().length) tell();
  else speechSynthesis.addEventListener('voiceschanged', tell, { once: true });
}

/** Says the sentences one after the other; what was being said stops. */
export function say(sentences: readonly string[], language: string): void {
  const voice = localVoice(language);
  if (!voice) return;
  speechSynthesis.cancel();
  for (const sentence of sentences) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    speechSynthesis.speak(utterance);
  }
}
