/** Reads words aloud with a voice that lives on this device; voices that send text elsewhere are never used. */

/** A local voice for a language; `undefined` where there is none. */
function localVoice(language: string): SpeechSynthesisVoice | undefined {
  const base = language.split('-')[0]!.toLowerCase();
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === base);
}

/** `found` is called once a voice for `language` is known to live on this device; never where there is none. */
export function whenVoiceFound(language: string, found: () => void): void {
  if (typeof speechSynthesis === 'undefined') return;
  const look = (): void => void (localVoice(language) && found());
  if (speechSynthesis.getVoices().length) look();
  else speechSynthesis.addEventListener('voiceschanged', look, { once: true });
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
