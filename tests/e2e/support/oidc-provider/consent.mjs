// The provider's one page: it asks who is there and whether they agree, and takes any name.
import { text } from "node:stream/consumers";

const escaped = (value) => String(value ?? "").replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const page = ({ uid, hint }) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Local OpenID</title>
<h1>Local OpenID</h1>
<form method="post" action="/interaction/${escaped(uid)}">
  <label>Your name <input name="login" value="${escaped(hint)}"></label>
  <button name="answer" value="allow">Allow</button>
  <button name="answer" value="deny">Deny</button>
</form>
</html>`;

export async function showConsent(provider, request, response) {
  const { uid, params } = await provider.interactionDetails(request, response);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(page({ uid, hint: params.login_hint }));
}

export async function takeConsent(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const form = new URLSearchParams(await text(request));
  await provider.interactionFinished(request, response, await outcome(provider, params, form));
}

async function outcome(provider, params, form) {
  if (form.get("answer") !== "allow") {
    return { error: "access_denied", error_description: "the user has said no" };
  }
  const accountId = form.get("login") || "nobody";
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return { login: { accountId }, consent: { grantId: await grant.save() } };
}
