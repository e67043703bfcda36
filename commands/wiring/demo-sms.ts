import type { Account, IncomingRequest } from '#bot/channel.ts';
import { signedWebhook } from '#channels/demo-phone.ts';
import { type Environment, publicUrl } from '#root/config.ts';

/** An SMS to a demo business as the carrier would hand it in, signed with that business's own token. */
export function demoSms(
  { env, newId }: { env: Environment; newId: () => string },
  { account, from, text }: { account: Account; from: string; text: string },
): IncomingRequest {
  return signedWebhook({
    authToken: account.secrets['authToken'] ?? '',
    publicUrl: publicUrl(env),
    target: '/webhooks/twilio/sms',
    params: {
      MessageSid: `SM${newId().replaceAll('-', '')}`,
      AccountSid: account.secrets['accountSid'] ?? '',
      From: from,
      To: account.externalId,
      Body: text,
      NumMedia: '0',
    },
  });
}
