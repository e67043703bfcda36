import { z } from 'zod';
import { type AuditCheck, verifyAudit, type Flaw } from '#db/audit-check.ts';
import { labelsOf } from '#db/audit-labels.ts';
import { namesOfActors } from '#db/audit-trail.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { sayChanged } from './change-words.ts';

const output = z.object({
  outcome: z.enum(['intact', 'empty', 'altered', 'missing', 'added', 'end']),
  /** How many rows there should be. */
  count: z.number(),
  /** The first letters of the hash of the last: written down elsewhere, they prove later that nothing before was touched. */
  mark: z.string(),
  /** The number of the first row that is not as it was written, and of the last one that is missing. */
  row: z.number().nullable(),
  last: z.number().nullable(),
  /** What an altered row says now. */
  says: z.string().nullable(),
});
type Output = z.infer<typeof output>;

const markLength = 8;

export const checkAudit = defineTool({
  name: 'check_audit',
  description:
    'Verifies the audit from its first row to its last: "vérifie l\'audit", "check the audit". Says whether every row is as it was written, ' +
    'or which is the first that is not. It repairs nothing.',
  effect: 'read',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx) {
    return { output: await outputOf(ctx, await verifyAudit(ctx.db, ctx.key)) };
  },
  say: sayCheck,
  deeds: () => [],
});

type Looking = Pick<ToolContext, 'db' | 'language'> & { tenant: Pick<ToolContext['tenant'], 'zone'> };

/** What is wrong with a chain, in a sentence or two. */
export async function sayFlaw(looking: Looking, check: AuditCheck): Promise<string> {
  return sayCheck(await outputOf(looking, check), looking);
}

async function outputOf(looking: Looking, { count, hash, flaw }: AuditCheck): Promise<Output> {
  const outcome = flaw?.kind ?? (count === 0 ? 'empty' : 'intact');
  const last = flaw?.kind === 'missing' ? flaw.last : null;
  const says = flaw?.kind === 'altered' ? await sayRow(looking, flaw) : null;
  return { outcome, count, mark: hash.slice(0, markLength), row: flaw?.seq ?? null, last, says };
}

/** A row that was altered may hold anything: it is told as it stands. */
async function sayRow({ db, language, tenant }: Looking, { row }: Extract<Flaw, { kind: 'altered' }>): Promise<string> {
  const { tableName: table, rowId, change, createdAt: at, actorRole, actorId, action, channel } = row;
  const names = await namesOfActors(db, { actorId, proposerId: row.proposerId });
  const rows = [{ table, id: rowId, change }];
  const entry = { at, actorRole, actorId, ...names, action, channel: channel ?? null, rows, place: '' };
  return sayChanged(entry, { language, zone: tenant.zone, labels: await labelsOf(db, [rowId], language) });
}

/** What a check found, in a sentence or two. */
function sayCheck({ outcome, count, mark, row, last, says }: Output, { language }: Pick<Speaking, 'language'>): string {
  switch (outcome) {
    case 'empty':
      return inWords(language, {
        fr: "Le registre est vide : rien n'a encore été écrit.",
        en: 'The audit is empty: nothing was written yet.',
      });
    case 'intact':
      return inWords(language, {
        fr: `Le registre est intact : ${count === 1 ? '1 ligne, telle qu' : `${count} lignes, telles qu`}'${count === 1 ? 'elle a été écrite' : 'elles ont été écrites'}. Empreinte ${mark}.`,
        en: `The audit is intact: ${count === 1 ? '1 row, as it was' : `${count} rows, as they were`} written. Mark ${mark}.`,
      });
    case 'altered':
      return inWords(language, {
        fr: `Le registre a été modifié à la main : la ligne ${row} n'est plus telle qu'elle a été écrite. Elle dit maintenant : "${says}" Celles d'avant sont intactes.`,
        en: `The audit was altered by hand: row ${row} is not as it was written. It now says: "${says}" Those before it are intact.`,
      });
    case 'missing':
      return row === last
        ? inWords(language, {
            fr: `Il manque la ligne ${row} du registre, sur ${count}.`,
            en: `Row ${row} of the audit is missing, of ${count}.`,
          })
        : inWords(language, {
            fr: `Il manque les lignes ${row} à ${last} du registre, sur ${count}.`,
            en: `Rows ${row} to ${last} of the audit are missing, of ${count}.`,
          });
    case 'added':
      return inWords(language, {
        fr: `Le registre a des lignes que le programme n'a pas écrites, à partir du numéro ${row}.`,
        en: `The audit has rows that the program did not write, from number ${row} on.`,
      });
    case 'end':
      return inWords(language, {
        fr: `La fin du registre, à la ligne ${row}, n'est pas celle qui a été scellée : des lignes ont pu être coupées ou réécrites.`,
        en: `The end of the audit, at row ${row}, is not the one that was sealed: rows may have been cut off or written anew.`,
      });
  }
}
