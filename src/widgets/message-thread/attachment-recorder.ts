/** An audio note: asks for the microphone at the press, and lets go of it as soon as the note is done. It knows nothing of what becomes of the sound. */
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export class SoundRecorder {
  #recorder: MediaRecorder | undefined;
  #parts: Blob[] = [];

  constructor(readonly changed: () => void) {}

  /** Whether this page can record at all: browsers allow it on secure pages alone. */
  static get isThere(): boolean {
    // An insecure page has no media devices, whatever the types say.
    return typeof MediaRecorder === 'function' && (navigator.mediaDevices as MediaDevices | undefined) !== undefined;
  }
  get isOn(): boolean {
    return this.#recorder !== undefined;
  }

  /** Whether it records now; `false` where the person or the device said no. */
  async start(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
      this.#parts = [];
      const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
      recorder.ondataavailable = ({ data }) => this.#parts.push(data);
      recorder.start();
      this.#recorder = recorder;
    } catch {
      return false; // not allowed, or no microphone
    }
    this.changed();
    return true;
  }

  /** The note, if there is anything to hear. */
  stop(): Promise<Blob | undefined> {
    const recorder = this.#recorder;
    if (!recorder) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      recorder.onstop = () => {
        const sound = new Blob(this.#parts, { type: recorder.mimeType });
        this.#letGo();
        resolve(sound.size ? sound : undefined);
      };
      recorder.stop();
    });
  }

  cancel(): void {
    if (!this.#recorder) return;
    this.#recorder.onstop = null;
    this.#recorder.stop();
    this.#letGo();
  }

  #letGo(): void {
    for (const track of this.#recorder?.stream.getTracks() ?? []) track.stop();
    this.#recorder = undefined;
    this.#parts = [];
    this.changed();
  }
}
