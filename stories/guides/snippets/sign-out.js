import { purge } from 'flywheel-widgets';

// Asks first about what was not sent, then clears everything of this person from the device, in every tab.
// Where words are sealed, the person may leave what was not sent locked on the device.
document.querySelector('#sign-out').addEventListener('click', async () => {
  if (await purge()) location.assign('/signed-out');
});
