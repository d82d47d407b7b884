use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::texts::use_words;

/// A user name and a password that the demo's servers accept.
type TestAccount = (&'static str, &'static str);

const ACCOUNTS: [TestAccount; 2] = [("ada", "lovelace"), ("grace", "hopper")];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TestAccountsProps {
    /// The id of the form to fill in, with which the ids of its inputs begin.
    pub(super) form: AttrValue,
}

/// A list of the demo's accounts; a click fills one in.
#[component]
pub(super) fn TestAccounts(props: &TestAccountsProps) -> Html {
    let account = |account: TestAccount| {
        let (name, password) = account;
        let form = props.form.clone();
        let onclick = move |_: MouseEvent| {
            fill(&format!("{form}-username"), name);
            fill(&format!("{form}-password"), password);
        };
        html! {
            <li key={name}>
                <button type="button" class="chip" dir="ltr" translate="no" {onclick}>
                    <b>{ name }</b>{ " / " }{ password }
                </button>
            </li>
        }
    };
    let words = use_words();
    let heading = format!("{}-accounts", props.form);
    html! {
        <div class="test-accounts">
            <p id={heading.clone()}>{ words.test_accounts }</p>
            <ul aria-labelledby={heading}>{ for ACCOUNTS.map(account) }</ul>
        </div>
    }
}

fn fill(id: &str, text: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(text);
    }
}
