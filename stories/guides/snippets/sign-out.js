import { purge } from 'flywheel-widgets';

// Asks first about what was not sent, then clears everything of this person from the device, in every tab.
document.querySelector('#sign-out').addEventListener('click', async () => {
  if (await purge()) location.assign('/signed-out');
});
