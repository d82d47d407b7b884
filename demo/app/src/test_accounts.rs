use yew::prelude::*;

/// A name and a password that the demo server accepts.
pub(crate) type TestAccount = (&'static str, &'static str);

const ACCOUNTS: [TestAccount; 2] = [("ada", "lovelace"), ("grace", "hopper")];

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TestAccountsProps {
    pub(crate) on_pick: Callback<TestAccount>,
}

/// The demo's accounts, to read or to fill in with a click.
#[component]
pub(crate) fn TestAccounts(props: &TestAccountsProps) -> Html {
    let account = |account: TestAccount| {
        let (name, password) = account;
        let onclick = props.on_pick.reform(move |_: MouseEvent| account);
        html! {
            <li key={name}>
                <button type="button" class="chip" {onclick} aria-label={format!("Fill in {name} and {password}")}>
                    <b>{ name }</b>{ " / " }{ password }
                </button>
            </li>
        }
    };
    html! {
        <div class="test-accounts">
            <p id="test-accounts">{ "Accounts of this demo" }</p>
            <ul aria-labelledby="test-accounts">{ for ACCOUNTS.map(account) }</ul>
        </div>
    }
}
