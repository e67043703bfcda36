import { expect, test } from 'vitest';
import { isPermission, mayUse } from './policy.ts';
import { receptionTools } from './registry.ts';
import type { Role } from './tool.ts';

const roles: Role[] = ['SUPER_ADMIN', 'OWNER', 'MANAGER', 'USER', 'CUSTOMER', 'SYSTEM'];

/** Who may use what; a tool or a role that is added fails here until somebody says so. */
const expected = `
tool                    SUPER_ADMIN  OWNER  MANAGER  USER  CUSTOMER  SYSTEM
find_services           yes          yes    yes      yes   yes       -
find_slots              yes          yes    yes      yes   yes       -
hold_slots              yes          yes    yes      -     yes       -
book_appointment        yes          yes    yes      -     yes       -
reschedule_appointment  yes          yes    yes      -     yes       -
cancel_appointment      yes          yes    yes      -     yes       -
list_my_appointments    yes          yes    yes      yes   yes       -
repair_status           yes          yes    yes      yes   yes       -
opening_hours           yes          yes    yes      yes   yes       -
save_my_details         yes          yes    yes      -     yes       -
request_person          yes          yes    yes      -     yes       -
`;

test('roles × tools', () => {
  const lines = receptionTools.map(({ name, permission }) =>
    [name.padEnd(22), ...roles.map((role) => (mayUse(role, permission) ? 'yes' : '-').padEnd(role.length))].join('  '),
  );
  const head = ['tool'.padEnd(22), ...roles].join('  ');
  expect(`\n${[head, ...lines].map((line) => line.trimEnd()).join('\n')}\n`).toBe(expected.replaceAll(/[ ]+$/gm, ''));
});

test('what nobody was granted is refused to everybody', () => {
  for (const permission of ['', 'own', 'own.appointments', 'billing.write', 'toString', '__proto__']) {
    expect(isPermission(permission)).toBe(false);
    for (const role of roles) expect(mayUse(role, permission)).toBe(false);
  }
});
