// Says what the reference implementation of Adaptive Cards makes of a card: complaints first, then the title of each button with its address. Each line of standard input is a card.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const AdaptiveCards = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");

function answer(payload) {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  try {
    card.parse(payload, context);
  } catch (error) {
    return [`${error.name}: ${error.message}`];
  }
  const complaints = [];
  for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
  const found = card.validateProperties();
  complaints.push(...found.validationEvents.map((event) => event.message));
  const buttons = [];
  for (let i = 0; i < card.getActionCount(); i++) buttons.push(`${card.getActionAt(i).title} -> ${card.getActionAt(i).url}`);
  return [...complaints.map((text) => `complaint: ${text}`), ...buttons];
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(JSON.parse(line))));
