// Cookies as Auth.js writes and reads them over plain HTTP.

export type Cookies = Record<string, string>;

export function readCookies(header = ""): Cookies {
  const pairs = header.split(/;\s*/).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", value = ""] = pair.split("=", 2);
      return [name, decodeURIComponent(value)];
    }),
  );
}

export function setCookie(name: string, value: string, expires?: Date): string {
  const until = expires ? ` Expires=${expires.toUTCString()};` : "";
  return `${name}=${encodeURIComponent(value)}; Path=/;${until} HttpOnly; SameSite=Lax`;
}

export function dropCookie(name: string): string {
  return `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`;
}
