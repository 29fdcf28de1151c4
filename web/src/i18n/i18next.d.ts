import type admin from './en/admin.json';
import type app from './en/app.json';
import type customers from './en/customers.json';
import type publicForm from './en/public-form.json';
import type reports from './en/reports.json';
import type tickets from './en/tickets.json';
import type ui from './en/ui.json';

/** The areas and their keys, as English has them: a key that is not there does not compile. */
export interface Resources {
  readonly admin: typeof admin;
  readonly app: typeof app;
  readonly customers: typeof customers;
  readonly 'public-form': typeof publicForm;
  readonly reports: typeof reports;
  readonly tickets: typeof tickets;
  readonly ui: typeof ui;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: Resources;
  }
}
