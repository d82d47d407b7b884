// The probe's counterpart: next-auth/react as published, with the same test ids and the same log.
import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { SessionProvider, getSession, signIn, signOut, useSession } from "next-auth/react";

const now = () => performance.timeOrigin + performance.now();
const query = new URLSearchParams(location.search);
const poll = Number(query.get("poll") ?? 0);
const required = query.has("guard");

const ada = { username: "ada", password: "lovelace" };

const calls = {
  "sign-in": () => signIn("credentials", { ...ada, redirect: false }),
  "sign-in-bad": () => signIn("credentials", { ...ada, password: "wrong", redirect: false }),
  "sign-in-redirect": () => signIn("credentials", ada),
  "sign-in-nowhere": () => signIn("nowhere", { redirect: false }),
  "sign-in-oidc": () => signIn("local"),
  "sign-out": () => signOut({ redirect: false }),
  "sign-out-redirect": () => signOut(),
  refresh: () => getSession(),
  update: (update) => update({ name: "Ada L." }),
  end: (update) => update({ end: true }),
};

function Session() {
  const { data, status, update } = useSession({ required });
  const name = data?.user?.name ?? "";
  const renders = useRef(0);
  renders.current += 1;
  useEffect(() => {
    (window.__log ??= []).push({ t: now(), status, name });
  }, [status, name]);

  const onClick = async (call) => {
    window.__mark = now();
    window.__result = null;
    window.__result = await call(update).then(
      (ok) => ({ ok: ok ?? null }),
      (error) => ({ err: { message: String(error) } }),
    );
  };
  return (
    <>
      <p data-testid="status">{status}</p>
      <p data-testid="name">{name}</p>
      <p data-testid="renders">{renders.current}</p>
      {Object.entries(calls).map(([id, call]) => (
        <button key={id} data-testid={id} onClick={() => onClick(call)}>
          {id}
        </button>
      ))}
    </>
  );
}

// Needs the user's data only, and notes each time that it has to render.
function User() {
  const { data } = useSession();
  (window.__users ??= []).push({ view: "user", user: JSON.stringify(data?.user ?? null) });
  return null;
}

createRoot(document.getElementById("root")).render(
  <SessionProvider refetchInterval={poll}>
    <Session />
    <User />
  </SessionProvider>,
);
