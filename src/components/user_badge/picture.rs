use js_sys::JsString;
use web_sys::HtmlImageElement;
use yew::prelude::*;

/// Returns the user's picture, or the initials of `name` if there is none or it fails to load.
///
/// `render` takes the place of the `<img>`. The name is beside the picture, which is hidden from
/// screen readers.
#[hook]
pub(super) fn use_picture(
    url: Option<&str>,
    name: &str,
    render: Option<&Callback<AttrValue, Html>>,
) -> Html {
    let url = url.map(|url| AttrValue::from(url.to_owned()));
    let failed = use_state_eq(|| None);
    let image = use_node_ref();
    // On a server-rendered page it may have failed before the listener was attached.
    use_effect_with(url.clone(), {
        let (image, failed) = (image.clone(), failed.setter());
        move |url: &Option<AttrValue>| {
            if image
                .cast::<HtmlImageElement>()
                .is_some_and(|image| has_failed(&image))
            {
                failed.set(url.clone());
            }
        }
    });
    if let Some((render, url)) = render.zip(url.clone()) {
        return render.emit(url);
    }
    match url.filter(|url| failed.as_ref() != Some(url)) {
        Some(url) => {
            let onerror = {
                let (failed, url) = (failed.setter(), url.clone());
                move |_| failed.set(Some(url.clone()))
            };
            html! {
                <img
                    ref={image}
                    key={&*url}
                    class="authjs-picture"
                    src={url.clone()}
                    alt=""
                    width="32"
                    height="32"
                    referrerpolicy="no-referrer"
                    {onerror}
                />
            }
        }
        None => html! {
            <bdi class="authjs-picture" aria-hidden="true" translate="no">{ initials(name) }</bdi>
        },
    }
}

/// Returns `true` if loading the image is over and has failed.
fn has_failed(image: &HtmlImageElement) -> bool {
    image.complete() && image.natural_width() == 0
}

/// Returns the first letters of the first and the last word, in capitals.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let words = [first, words.next_back()].into_iter().flatten();
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    capitals(&letters)
}

/// Returns `text` in capitals.
///
/// The browser knows them; the tables of the standard library are 14 kB.
fn capitals(text: &str) -> String {
    if cfg!(target_arch = "wasm32") {
        JsString::from(text).to_upper_case().into()
    } else {
        text.to_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_the_first_and_the_last_word() {
        assert_eq!(initials("Ada Lovelace"), "AL");
        assert_eq!(initials("grace brewster murray hopper"), "GH");
        assert_eq!(initials(" émilie "), "É");
        assert_eq!(initials(""), "");
    }
}
