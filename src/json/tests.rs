use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::*;

fn parse(text: &str) -> Json {
    Json::parse(text).unwrap()
}

#[test]
fn fields_keep_their_order_and_are_those_of_an_object() {
    let names = |text: &str| {
        let fields = Json::parse(text)?.fields()?;
        Some(fields.into_iter().map(|(name, _)| name).collect::<Vec<_>>())
    };
    let json = r#"{"zeta":1,"alpha":{"x":[]},"zeta":2}"#;
    let expected = vec!["zeta".to_owned(), "alpha".to_owned()];
    assert_eq!(names(json), Some(expected));
    assert!(parse(json).get("zeta").unwrap() == Json::from(2.0));
    for text in ["[]", "null", "{", "{} x", "", "\"x\""] {
        assert_eq!(names(text), None, "{text}");
    }
}

#[test]
fn an_object_without_fields_is_told_from_all_else() {
    assert!(parse("{}").is_empty_object());
    for text in ["[]", "null", "\"\"", r#"{"a":null}"#] {
        assert!(!parse(text).is_empty_object(), "{text}");
    }
}

#[test]
fn values_are_compared_without_the_order_of_their_fields() {
    let one = parse(r#"{"a":1,"b":[{"c":true,"d":null}]}"#);
    assert!(one == parse(r#"{"b":[{"d":null,"c":true}],"a":1}"#));
    assert!(one != parse(r#"{"b":[{"d":null,"c":false}],"a":1}"#));
    assert!(one != parse(r#"{"a":1,"b":[{"c":true}]}"#));
}

#[test]
fn the_digits_of_an_id_are_those_of_a_whole_number() {
    let cases = [
        ("42", Some("42")),
        ("-7", Some("-7")),
        ("18446744073709551615", Some("18446744073709551615")),
        ("1e3", Some("1000")),
        ("0.5", None),
        ("-1e300", None),
        ("\"42\"", None),
        ("null", None),
    ];
    for (text, digits) in cases {
        assert_eq!(parse(text).digits().as_deref(), digits, "{text}");
    }
}

/// Everything that serde's data model has.
#[derive(Serialize)]
struct Everything {
    truth: bool,
    letter: char,
    small: (i8, i16, i32, u8, u16, u32),
    large: (i64, u64, i128, u128),
    fractions: (f32, f64, f64),
    nothing: (),
    optional: [Option<&'static str>; 2],
    unit: Unit,
    wrapped: Wrapped,
    pair: Pair,
    variants: Vec<Variant>,
    by_name: BTreeMap<&'static str, u8>,
    by_number: BTreeMap<i8, bool>,
    by_large_number: BTreeMap<u64, bool>,
    by_letter: BTreeMap<char, bool>,
    by_variant: BTreeMap<Name, bool>,
    by_truth: BTreeMap<bool, ()>,
    #[serde(flatten)]
    flat: BTreeMap<&'static str, Value>,
}

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Wrapped(&'static str);

#[derive(Serialize)]
struct Pair(u8, &'static str);

#[derive(Serialize)]
enum Variant {
    Unit,
    Wrapped(u8),
    Pair(u8, u8),
    Struct { x: u8 },
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    First,
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&[0, 255])
    }
}

#[test]
fn values_of_the_app_are_converted_as_by_serde_json() {
    let value = Everything {
        truth: true,
        letter: 'ß',
        small: (-1, -2, -3, 1, 2, 3),
        large: (-(1 << 53), 1 << 53, 4, 5),
        fractions: (0.5, 1e300, -0.25),
        nothing: (),
        optional: [None, Some("\u{2028}\"")],
        unit: Unit,
        wrapped: Wrapped(""),
        pair: Pair(1, "x"),
        variants: vec![
            Variant::Unit,
            Variant::Wrapped(1),
            Variant::Pair(1, 2),
            Variant::Struct { x: 1 },
        ],
        by_name: BTreeMap::from([("__proto__", 1), ("", 2)]),
        by_number: BTreeMap::from([(-1, true)]),
        by_large_number: BTreeMap::from([(u64::MAX, true)]),
        by_letter: BTreeMap::from([('x', true)]),
        by_variant: BTreeMap::from([(Name::First, true)]),
        by_truth: BTreeMap::from([(false, ())]),
        flat: BTreeMap::from([("more", json!([{ "deep": null }]))]),
    };
    let ours = encode(&value).unwrap().to_value();
    assert_eq!(ours, Some(serde_json::to_value(&value).unwrap()));
    assert_eq!(encode(&Bytes).unwrap().to_value(), Some(json!([0, 255])));
    for number in [f64::NAN, f64::INFINITY] {
        assert!(encode(&number).unwrap().is_null());
    }
}

#[test]
fn whole_numbers_that_the_browser_would_round_are_refused() {
    const END: u64 = 1 << 53;
    let nested = json!({ "a": [1, { "id": END + 1 }] });
    let refused = [
        encode(&u64::MAX),
        encode(&i64::MIN),
        encode(&(END + 1)),
        encode(&u128::MAX),
        encode(&i128::MIN),
        encode(&nested),
    ];
    for result in refused {
        let error = result.err().unwrap().to_string();
        assert!(error.contains("beyond 2^53"), "{error}");
    }
    for number in [END as i64, -(END as i64)] {
        assert!(encode(&number).unwrap() == Json::from(number as f64));
    }
}

#[test]
fn what_is_no_json_is_refused_with_a_reason() {
    struct Broken;
    impl Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("the lock is poisoned"))
        }
    }
    let by_list = BTreeMap::from([(vec![1], 1)]);
    let by_nothing = BTreeMap::from([((), 1)]);
    for (result, reason) in [
        (encode(&Broken), "the lock is poisoned"),
        (encode(&by_list), "the key of a map must be a string"),
        (encode(&by_nothing), "the key of a map must be a string"),
    ] {
        assert_eq!(result.err().unwrap().to_string(), reason);
    }
}

/// A number or a text as `serde_json` passes it on with `arbitrary_precision` or `raw_value`.
struct Verbatim(&'static str);

impl Serialize for Verbatim {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let name = "$serde_json::private::Number";
        let mut fields = serializer.serialize_struct(name, 1)?;
        fields.serialize_field(name, self.0)?;
        fields.end()
    }
}

#[test]
fn json_that_serde_json_passes_on_stays_as_it_is() {
    let texts = [
        "17",
        "-0",
        "-1.5",
        "1e3",
        "9007199254740992",
        "9007199254740993.5",
        r#"{"a":[1,"9007199254740993","\\\"9007199254740993"]}"#,
    ];
    for text in texts {
        assert!(encode(&Verbatim(text)).unwrap() == parse(text), "{text}");
    }
    for text in [
        "{",
        "9007199254740993",
        "-90071992547409920",
        r#"{"a":"\\","b":[9007199254740993]}"#,
    ] {
        assert!(encode(&Verbatim(text)).is_err(), "{text}");
    }
}
