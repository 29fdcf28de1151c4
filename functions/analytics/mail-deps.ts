import { connectTable } from '../../shared/dynamo/connect.ts';
import { once } from '../../shared/lambda/environment.ts';
import { postOffice, type PostOffice } from '../../shared/mail/post-office.ts';
import { sesCarrier } from '../../shared/mail/ses-carrier.ts';
import { fileDeps, type FileDeps } from './file-deps.ts';

/** For the step that mails reports. */
export interface MailDeps extends FileDeps {
  readonly mails: PostOffice;
}

export const mailDeps = once((): MailDeps => {
  const files = fileDeps();
  return { ...files, mails: postOffice('analytics', connectTable(), sesCarrier, files.clock) };
});
