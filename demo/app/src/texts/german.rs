use super::Words;

pub(super) const WORDS: Words = Words {
    start: "Start",
    sign_in: "Anmelden",
    profile: "Profil",
    members: "Mitglieder",
    tabs: "Tabs",
    settings: "Einstellungen",
    not_found: "Nicht gefunden",

    skip: "Zum Inhalt springen",
    pages: "Seiten",
    loading: "Wird geladen",
    nobody_is_signed_in: "Niemand ist angemeldet",
    signed_in_as: "Angemeldet als {}",
    nameless: "unbekannt",
    network_is_cut: "Sie haben das Netz dieser Demo in allen Tabs getrennt.",
    reconnect: "Wieder verbinden",
    session_failed: "Der Server hat nicht geantwortet. Der bisherige Stand bleibt erhalten, und \
                     der Server wird erneut gefragt.",
    footer: "Dies ist eine Demo. Nichts, was Sie hier eingeben, verlässt den Server, von dem sie \
             stammt.",
    footer_in_page: "Dies ist eine Demo. Ihr Server ist ein Teil dieser Seite: Nichts, was Sie hier \
                     eingeben, verlässt Ihren Browser.",
    open_second_tab: "Zweiten Tab öffnen",
    opens_new_tab: "öffnet einen neuen Tab",
    no_such_page: "Diese Seite gibt es nicht",
    go_to_start: "Zur Startseite",

    kicker: "Auth.js-Sitzungen für Yew",
    title: "Eine Sitzung. Jeder Tab.",
    lead: "Melden Sie sich einmal an, und jeder offene Tab weiß es. Melden Sie sich ab, und kein \
           Tab hält Sie noch für angemeldet. Ein Tab fragt den Server, die anderen erfahren es von \
           ihm.",
    try_sign_in: "Ausprobieren und anmelden",
    change_name: "Namen ändern",
    watch_tabs: "Tabs beobachten",
    features: [
        (
            "Keine Anfrage doppelt",
            "Was ein Tab vom Server erfährt, gibt er an die anderen weiter. Zwanzig Tabs brauchen \
             so viele Anfragen wie einer.",
        ),
        (
            "Ein Ausfall meldet niemanden ab",
            "Ist der Server nicht erreichbar, bleiben Sie angemeldet. Die Seite sagt es Ihnen und \
             fragt wieder nach.",
        ),
        (
            "Passt zu dem, was Sie haben",
            "Funktioniert mit jedem Auth.js-Server, auch mit Next.js und SvelteKit, und neben Tabs \
             mit next-auth/react.",
        ),
    ],
    code_title: "Mehr braucht es nicht",

    signed_out: "Sie haben sich in allen Tabs abgemeldet.",
    signed_out_elsewhere: "Sie wurden in einem anderen Tab abgemeldet.",
    expired: "Ihre Sitzung ist abgelaufen.",
    server_page: "Auch der Server hat eine Anmeldeseite, die hierher zurückführt.",
    sign_in_there: "Dort anmelden",
    test_accounts: "Ein Konto dieser Demo eintragen",

    shown_when_known: "Diese Seite erscheint, sobald der Server mitgeteilt hat, wer Sie sind.",
    welcome: "Willkommen, {}",
    member: "Mitglied",
    members_only: "Diese Seite sehen nur Mitglieder. Wenn Sie sich in einem anderen Tab abmelden, \
                   verschwindet sie auch hier. Läuft Ihre Sitzung von selbst ab, führt die nächste \
                   Anmeldung hierher zurück.",
    session_title: "Was der Server über Sie mitgeteilt hat",
    name: "Name",
    email: "E-Mail-Adresse",
    id: "ID",
    not_given: "nicht angegeben",
    display_name: "Anzeigename",
    name_is_missing: "Geben Sie einen Namen ein.",
    not_saved: "Nicht gespeichert. {}",
    save: "Speichern",
    saving: "Wird gespeichert …",
    saved: "In allen Tabs gespeichert.",
    about_sign_out: "Wer sich hier abmeldet, ist in allen Tabs abgemeldet.",
    sign_out_everywhere: "Überall abmelden",

    about_settings: "Hier lösen Sie aus, was sonst selten geschieht, und sehen, wie die Tabs damit \
                     umgehen.",
    network: "Netzwerk",
    about_network: "Trennt die Demo in allen Tabs vom Netz, wie ein Zug im Tunnel: Anfragen \
                    scheitern, und der Browser meldet, dass er offline ist. Sie bleiben \
                    angemeldet, und der erste Tab, der danach wieder fragt, bringt alle auf den \
                    neuesten Stand.",
    cut_network: "Netz trennen",
    ask_server: "Server fragen",
    end_of_session: "Ende der Sitzung",
    about_end: "Jeder Tab zählt die letzte Minute herunter. Jede Anfrage an den Server verlängert \
                die Sitzung, ob über den Button, der dann erscheint, oder durch die Rückkehr in \
                einen Tab. Sonst endet die Sitzung in allen Tabs.",
    end_session: "Meine Sitzung in einer Minute beenden",
    sign_in_to_end: "{}, um eine Sitzung zu haben, die enden kann.",
    session_is_ending: "Die Sitzung endet in einer Minute.",
    end_unsupported: "Dieser Server lässt keine Sitzung früher enden; der Server der Demo kann es.",
    no_answer: "Der Server hat nicht geantwortet.",
    appearance: "Erscheinungsbild",
    as_system: "Wie das System",
    light: "Hell",
    dark: "Dunkel",
    language: "Sprache",

    about_tabs: "Was jeder offene Tab dieser Website weiß und was es gekostet hat.",
    open_another: "Weiteren Tab öffnen",
    open_tabs: "Offene Tabs",
    requests_spent: "Gesendete Anfragen",
    requests_saved: "Gesparte Anfragen",
    about_requests: "Gesendet ist, was der Browser seit dem Laden des Tabs an den Auth-Server \
                     geschickt hat. Gespart ist, wie oft ein Tab eine Änderung von einem anderen \
                     erfahren hat und nicht fragen musste.",
    tab: "Tab {}",
    own_tab: "Tab {}, dieser hier",
    hidden: "{}, im Hintergrund",
    refreshing: ", fragt gerade …",
    user: "Benutzer",
    no_user: "niemand",
    cause: "Erfahren durch",
    no_cause: "noch nichts",
    cause_name,
    last_sync: "Letzter Abgleich",
    never: "noch nie",
    ends_in: "Endet in",
    last_error: "Letzter Fehler: {}",
};

fn cause_name(code: &str) -> &str {
    match code {
        "initial" => "Vorgabe",
        "mount" => "Laden der Seite",
        "call" => "Aufruf der App",
        "invalidation" => "Hinweis eines Tabs",
        "timer" => "Zeitgeber",
        "hidden" => "Verbergen der Seite",
        "poll" => "regelmäßige Abfrage",
        "focus" => "Rückkehr in den Tab",
        "online" => "Rückkehr des Netzes",
        "pageshow" => "Wiederanzeige der Seite",
        "event" => "Ereignis",
        "expiry" => "Ablauf der Sitzung",
        "sign-in" => "Anmeldung",
        "sign-out" => "Abmeldung",
        "update" => "Änderung der Sitzung",
        "other tab" => "anderen Tab",
        "retry" => "erneuten Versuch",
        other => other,
    }
}
