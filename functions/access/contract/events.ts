import { defineEvent } from '../../../shared/kernel/event.ts';
import { settings } from './records.ts';

/** The company's settings are as the event says. */
export const SettingsChanged = defineEvent(
  'settings.changed.v1',
  settings.pick({ timeZone: true }).meta({ id: 'Settings' }),
);
