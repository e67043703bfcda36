import { parse, type ParsedUrlQuery } from 'node:querystring';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { type Account, type IncomingRequest, WebhookError } from '#bot/channel.ts';

/** Signs nothing that is accepted: an unknown number costs the same work as a forged signature. */
const decoyToken = 'no account has this number';

/**
 * The form and the account that signed it. The form's own words only choose whose token is tried; only then are they believed.
 *
 * An unknown number, a forged signature, a missing one and a foreign `AccountSid` get the same 403 with the same words. A 404
 * would tell anyone who asks which phone numbers we serve, and would tell Twilio nothing: it repeats neither. Which of them it
 * was is in the error's `cause`, for the log.
 */
export async function verifyTwilio(
  request: IncomingRequest,
  publicUrl: string,
  findAccount: (form: ParsedUrlQuery) => Promise<Account | null>,
): Promise<{ form: ParsedUrlQuery; account: Account }> {
  const form = readForm(request);
  const signature = request.headers['x-twilio-signature'];
  if (!signature) throw unproved('no signature');
  const account = await findAccount(form);
  const tokens = account ? tokensOf(account) : [decoyToken];
  const isSigned = isSignedByTwilio(publicUrl + request.target, form, signature, tokens);
  if (!account) throw unproved('no account has this number');
  if (tokens.length === 0) throw unproved('the account has no auth token');
  if (!isSigned) throw unproved('wrong signature');
  if (form.AccountSid !== account.secrets.accountSid) throw unproved('signed for another AccountSid');
  return { form, account };
}

/**
 * True when any of the tokens signed this form for this address: https://www.twilio.com/docs/usage/webhooks/webhooks-security.
 * The address is the configured one and never the `Host` of the request, which its sender chooses.
 */
export function isSignedByTwilio(url: string, form: ParsedUrlQuery, signature: string, tokens: string[]): boolean {
  return tokens.some((token) => validateRequest(token, signature, url, form));
}

function readForm(request: IncomingRequest): ParsedUrlQuery {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) {
    throw new WebhookError(400, 'Not a form: set the webhook to HTTP POST in the Twilio console.');
  }
  // Blank fields are signed too: nothing may be dropped or trimmed before the check.
  return parse(request.raw.toString('utf8'));
}

/** Two while the token is being rotated. An empty token would let anyone sign. */
function tokensOf(account: Account): string[] {
  return [account.secrets.authToken, account.secrets.previousAuthToken].flatMap((token) => (token ? [token] : []));
}

function unproved(cause: string): WebhookError {
  const error = new WebhookError(
    403,
    'Unknown number or wrong signature: check the number, its auth token and PUBLIC_URL.',
  );
  error.cause = cause;
  return error;
}
