use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AvatarProps {
    pub(crate) name: Option<String>,
}

/// The user's initials in a circle; the name itself stands beside it, so screen readers skip it.
#[component]
pub(crate) fn Avatar(props: &AvatarProps) -> Html {
    let initials = initials(props.name.as_deref().unwrap_or_default());
    html! { <span class="avatar" aria-hidden="true">{ initials }</span> }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let letters = [first, words.next_back()].into_iter().flatten();
    letters
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_come_from_the_first_and_the_last_word() {
        assert_eq!(initials("Ada Lovelace"), "AL");
        assert_eq!(initials("grace brewster murray hopper"), "GH");
        assert_eq!(initials(" émilie "), "É");
        assert_eq!(initials(""), "");
    }
}
