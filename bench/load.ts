import autocannon from 'autocannon';
import { signedWebhook } from '#channels/demo-phone.ts';

/** What the parent process asks for, as the only argument, in JSON. */
interface Load {
  url: string;
  publicUrl: string;
  rate: number;
  seconds: number;
  /** The first of five hundred people, and whether each of them writes once before anything is measured. */
  firstPerson: number;
  isKnown: boolean;
  account: { accountSid: string; authToken: string; number: string };
}

// A process of its own: a load made inside the measured process would be measured with it.
const load: Load = JSON.parse(process.argv[2] ?? '{}');
const target = '/webhooks/twilio/sms';
const people = 500;
let count = 0;

if (load.isKnown) await shoot({ amount: people });
const result = await shoot({ overallRate: load.rate, duration: load.seconds });

function shoot(how: Pick<autocannon.Options, 'amount' | 'overallRate' | 'duration'>): Promise<autocannon.Result> {
  return autocannon({ url: load.url + target, connections: 20, ...how, requests: [signed()] });
}

function signed(): autocannon.Request {
  return {
    method: 'POST',
    setupRequest(request) {
      count += 1;
      const webhook = signedWebhook({
        authToken: load.account.authToken,
        publicUrl: load.publicUrl,
        target,
        params: {
          MessageSid: `SM${Date.now().toString(16)}${String(count).padStart(20, '0')}`.slice(0, 34),
          AccountSid: load.account.accountSid,
          From: `+336399${load.firstPerson + (count % people)}`,
          To: load.account.number,
          Body: `Bonjour, message ${count}`,
          NumMedia: '0',
        },
      });
      const headers = Object.fromEntries(Object.entries(webhook.headers).map(([name, value]) => [name, value ?? '']));
      return { ...request, method: 'POST', path: target, headers, body: webhook.raw };
    },
  };
}

process.stdout.write(
  JSON.stringify({
    answered: result['2xx'],
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
    perSecond: result.requests.average,
    refused: result.non2xx + result.errors + result.timeouts,
  }),
);
