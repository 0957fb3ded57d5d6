// A certified OpenID provider on loopback for the journeys. Arguments: client id, client secret. It prints its issuer, and the portal is made known to it afterwards (PUT /control/portal with the portal's
// address), since each needs the address of the other to start. PUT /control/accounts/‹login› sets claims of an account, PUT /control/mood {"tokens": "slow" | "down" | "nonsense" | "well"} how it answers.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import MemoryAdapter from "oidc-provider/lib/adapters/memory_adapter.js";

const [clientId, clientSecret] = process.argv.slice(2);
const tenant = "aaaaaaaa-0000-4000-8000-000000000001";
const password = "of the plant";

// Shaped like the tokens of Entra ID. Nobody has a right but through a role or a group.
const account = (login, name, more = {}) => [login, { oid: `oid-of-${login}`, tid: tenant, name, preferred_username: `${login}@plant.example`, ...more }];
const accounts = new Map([
  account("ada", "Ada Amsel", { roles: ["Portal.Administrator"] }),
  account("frieda", "Frieda Falk"),
  account("gustav", "Gustav Gans"),
  account("doris", "Doris Dohle"),
  account("gerda", "Gerda Grimm"),
  account("norbert", "Norbert Neu"),
]);

let portal;
let mood = "well";

class Store extends MemoryAdapter {
  async find(id) {
    return this.model === "Client" ? (id === clientId ? portal : undefined) : super.find(id);
  }
}

const claims = ["oid", "tid", "groups", "roles", "_claim_names", "_claim_sources"];
const key = { ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" };
const page = (title, body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const configuration = {
  adapter: Store,
  jwks: { keys: [key] },
  cookies: { keys: [randomBytes(16).toString("hex")] },
  claims: { openid: ["sub", "sid", ...claims], profile: ["name", "preferred_username"] },
  conformIdTokenClaims: false,
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => { context.body = page("Sign out of everything?", `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`); },
    },
  },
  findAccount: (_, id) => (accounts.has(id) ? { accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) } : undefined),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // The company has agreed for its people, as an administrator does in Entra ID: nobody is asked.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
  // Otherwise it calls no address of the machine it runs on, and that is where the portal is.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
  renderError: (context, out) => { context.type = "html"; context.body = page("The provider refused", `<p>${out.error}</p>`); },
};

const server = createServer(async (request, response) => {
  try {
    await answer(request, response);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, "localhost");
await new Promise((resolve) => server.once("listening", resolve));
const issuer = `http://localhost:${server.address().port}`;
const provider = new Provider(issuer, configuration);
const oidc = provider.callback();
console.log(`issuer ${issuer}`);

async function answer(request, response) {
  const { pathname } = new URL(request.url, issuer);
  if (pathname.startsWith("/control/")) return control(pathname.split("/").slice(2), JSON.parse(await read(request)), response);
  if (pathname.startsWith("/interaction/")) return interact(request, response);
  if (pathname === "/token" && mood === "slow") return setTimeout(() => oidc(request, response), 60_000).unref();
  if (pathname === "/token" && mood === "down") return response.writeHead(503).end();
  if (pathname === "/token" && mood === "nonsense") return response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Under maintenance</html>");
  return oidc(request, response);
}

function control([what, login], value, response) {
  if (what === "portal") {
    portal = {
      client_id: clientId, client_secret: clientSecret, redirect_uris: [`${value.address}/signin-oidc`], post_logout_redirect_uris: [`${value.address}/signout-callback-oidc`],
      backchannel_logout_uri: `${value.address}/signout-backchannel`, backchannel_logout_session_required: true, response_types: ["code"], grant_types: ["authorization_code"],
    };
  } else if (what === "mood") mood = value.tokens;
  else accounts.set(login, { ...accounts.get(login), ...value });
  response.writeHead(204).end();
}

// A sign-in form, and what comes of it. The page says why it asks, so that a journey sees that the portal demanded a new sign-in.
async function interact(request, response) {
  const { params, prompt } = await provider.interactionDetails(request, response);
  if (request.method === "GET") return response.writeHead(200, { "Content-Type": "text/html" }).end(form(params, prompt));

  const fields = new URLSearchParams(await read(request));
  const login = fields.get("login");
  if (fields.has("cancel")) return provider.interactionFinished(request, response, { error: "access_denied", error_description: "The person went back" }, { mergeWithLastSubmission: false });
  if (!accounts.has(login) || fields.get("password") !== password) return response.writeHead(200, { "Content-Type": "text/html" }).end(form(params, prompt, "<p role=\"alert\">That is not right.</p>"));
  return provider.interactionFinished(request, response, { login: { accountId: login } }, { mergeWithLastSubmission: false });
}

const form = (params, prompt, notice = "") => page("Sign in to your company", `${notice}<p id="why">${prompt.reasons.join(" ")}</p><form method="post">
  <label>Login <input name="login" autocomplete="username"></label> <label>Password <input name="password" type="password" autocomplete="current-password"></label>
  <button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form>`);

async function read(request) {
  let text = "";
  for await (const part of request) text += part;
  return text;
}
