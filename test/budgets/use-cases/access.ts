import { ADMIN, MEMBER, type UseCase } from './use-case.ts';

const legal = {
  name: 'Legal affairs',
  email: 'legal@rapport.example',
  managerEmail: 'legal-manager@rapport.example',
  targets: { firstResponseHours: 24, resolutionHours: 240 },
};

export const access: Readonly<Record<string, UseCase>> = {
  'put a department': async () => {
    const request = { as: ADMIN, params: { id: 'legal' }, body: legal };
    return [{ request }, { request }];
  },
  'departments, a page': async () => [{ request: { as: MEMBER } }],
  'people, a page': async () => [{ request: { as: MEMBER } }],
  'read the settings': async () => [{ request: { as: MEMBER } }],
  'put the settings': async () => {
    const request = { as: ADMIN, body: { timeZone: 'UTC' } };
    return [{ request }, { request }];
  },
};
