// A mail server that delivers to nobody and keeps everything.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/**
 * @typedef {{ to: string, subject: string, text: string, links: string[] }} Mail
 */

export class Mailbox {
  /** @type {Mail[]} */
  #mails = [];
  #arrived = () => {};
  #server;

  static async open() {
    const mailbox = new Mailbox();
    await new Promise((listening) => mailbox.#server.listen(0, "127.0.0.1", () => listening(undefined)));
    return mailbox;
  }

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          this.#keep(mail);
          done();
        }, done);
      },
    });
  }

  get url() {
    return `smtp://127.0.0.1:${this.#server.server.address().port}`;
  }

  /** How many mails nobody has asked for yet. */
  get unread() {
    return this.#mails.length;
  }

  /** The next mail, waited for if there is none; each is given out once. */
  async next() {
    while (this.#mails.length === 0) await new Promise((resolve) => (this.#arrived = () => resolve(undefined)));
    return /** @type {Mail} */ (this.#mails.shift());
  }

  async close() {
    await new Promise((closed) => this.#server.close(() => closed(undefined)));
  }

  #keep(mail) {
    const text = mail.text ?? "";
    const links = text.match(/https?:\/\/\S+/g) ?? [];
    this.#mails.push({ to: mail.to?.text ?? "", subject: mail.subject ?? "", text, links });
    this.#arrived();
  }
}
