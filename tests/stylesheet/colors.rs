//! The colors of a stylesheet, and their contrast as WCAG 2 defines it.

use std::collections::BTreeMap;

/// Red, green and blue, from 0 to 1.
type Color = [f64; 3];

/// The properties of a stylesheet that are colors, by name.
pub(crate) struct Colors(BTreeMap<String, String>);

/// A color scheme.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Colors {
    /// Reads the declarations of `rules` in their order; a later one replaces an earlier one.
    pub(crate) fn of(rules: &[&str]) -> Self {
        let lines = rules.iter().flat_map(|rule| rule.split(';'));
        let declared = lines.filter_map(|line| line.trim().strip_prefix("--authjs-"));
        let declared = declared.filter_map(|line| line.split_once(':'));
        let owned = declared.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Self(owned.collect())
    }

    /// Returns the contrast between two properties, from 1 to 21.
    pub(crate) fn contrast(&self, one: &str, other: &str, scheme: Scheme) -> f64 {
        let luminance = |name| luminance(self.value(&self.0[name], scheme));
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn value(&self, value: &str, scheme: Scheme) -> Color {
        if let Some(alternatives) = call("light-dark", value) {
            let (light, dark) = alternatives.split_once(", ").unwrap();
            return match scheme {
                Scheme::Light => hex(light),
                Scheme::Dark => hex(dark),
            };
        }
        if let Some(name) = call("var", value) {
            return self.value(&self.0[&name["--authjs-".len()..]], scheme);
        }
        let parts = call("color-mix", value).unwrap_or_else(|| panic!("{value} is no color"));
        let parts: Vec<_> = parts.split(", ").collect();
        let [space, first, second] = parts[..] else {
            panic!("{value} has not two colors")
        };
        assert_eq!(space, "in srgb", "only this mixes the written numbers");
        let (first, percent) = first.rsplit_once(' ').unwrap();
        let share: f64 = percent.trim_end_matches('%').parse().unwrap();
        let (first, second) = (self.value(first, scheme), self.value(second, scheme));
        let mix = |at: usize| first[at] * share / 100.0 + second[at] * (1.0 - share / 100.0);
        [mix(0), mix(1), mix(2)]
    }
}

/// Returns the arguments, if `value` is a call of `function`.
fn call<'a>(function: &str, value: &'a str) -> Option<&'a str> {
    let arguments = value.strip_prefix(function)?.strip_prefix('(')?;
    arguments.strip_suffix(')')
}

/// Reads `#rgb` or `#rrggbb`.
fn hex(text: &str) -> Color {
    let digits = text.strip_prefix('#').unwrap();
    let width = digits.len() / 3;
    let part = |at: usize| {
        let part = digits[at * width..][..width].repeat(3 - width);
        f64::from(u8::from_str_radix(&part, 16).unwrap()) / 255.0
    };
    [part(0), part(1), part(2)]
}

fn luminance([red, green, blue]: Color) -> f64 {
    let linear = |part: f64| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[test]
fn the_contrast_is_that_of_wcag() {
    let colors = Colors::of(&[
        "--authjs-a: light-dark(#fff, #777777); --authjs-b: light-dark(#000, #fff)",
        "--authjs-c: color-mix(in srgb, var(--authjs-a) 50%, var(--authjs-b))",
    ]);
    let contrast = |one, other, scheme| (colors.contrast(one, other, scheme) * 100.0).round();
    assert_eq!(contrast("a", "b", Scheme::Light), 2100.0);
    assert_eq!(contrast("b", "a", Scheme::Light), 2100.0);
    assert_eq!(contrast("a", "b", Scheme::Dark), 448.0);
    // The gray between black and white is #808080 but for a half.
    assert_eq!(contrast("b", "c", Scheme::Light), 528.0);
}
