//! JSON as the browser reads and writes it, beside serde's: random values, and random invalid
//! texts.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

// The library's own module: it is not public, and outside a browser it is another one.
#[path = "../src/json/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the layer is contained as a whole"
)]
mod json;

use json::{Json, StoredJson};
use serde_json::{Map, Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const CASES: u64 = 3_000;

/// Xorshift: the same numbers in each run, so that a failure comes again.
struct Random(u64);

impl Random {
    fn of_case(case: u64) -> Self {
        Self((case + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Whole ones that JavaScript tells apart, and decimals short enough for both readers.
    fn number(&mut self) -> Value {
        let digits = self.next() as i32;
        match self.below(3) {
            0 => json!(digits),
            1 => json!((self.next() as i64) >> 11),
            _ => json!(f64::from(digits) / 10_f64.powi(self.below(8) as i32)),
        }
    }

    fn text(&mut self) -> String {
        let letters = [
            'a', 'z', '"', '\\', '/', '\n', '\0', '\u{7f}', 'é', '\u{2028}', '\u{fffd}', '😀',
        ];
        (0..self.below(8)).map(|_| self.pick(&letters)).collect()
    }

    fn name(&mut self) -> String {
        let names = ["user", "expires", "__proto__", "constructor", "", "0", "17"];
        match self.below(3) {
            0 => self.text(),
            _ => self.pick(&names).to_owned(),
        }
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 => self.number(),
            3 | 4 => Value::String(self.text()),
            5 => (0..self.below(5)).map(|_| self.value(depth - 1)).collect(),
            _ => {
                let fields = 0..self.below(5);
                let field = |_| (self.name(), self.value(depth - 1));
                Value::Object(fields.map(field).collect::<Map<_, _>>())
            }
        }
    }

    /// `text` with a few letters lost, added or taken for others.
    fn spoil(&mut self, text: &str) -> String {
        let letters: Vec<char> = "{}[]\",:\\u0019eE+-. \ntrufalsn".chars().collect();
        let mut text: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(text.len() + 1);
            match self.below(4) {
                0 => text.truncate(at),
                1 => text.insert(at, self.pick(&letters)),
                2 if at < text.len() => text[at] = self.pick(&letters),
                _ if at < text.len() => drop(text.remove(at)),
                _ => {}
            }
        }
        text.into_iter().collect()
    }
}

/// Returns `true` if both are equal, but for the kind of numbers and the last bit of long ones.
fn is_same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(ours), Value::Number(theirs)) => {
            let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            (ours - theirs).abs() <= theirs.abs() * 4.0 * f64::EPSILON
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            let is_there = |(name, a)| theirs.get(name).is_some_and(|b| is_same(a, b));
            ours.len() == theirs.len() && ours.iter().all(is_there)
        }
        (ours, theirs) => ours == theirs,
    }
}

#[wasm_bindgen_test]
fn what_is_written_is_read_again() {
    for case in 0..CASES {
        let value = Random::of_case(case).value(4);
        let parse = |text: &str| Json::parse(text).and_then(|json| json.to_value());
        let ours = [Json::from(&value), json::encode(&value).unwrap()];
        let [ours, converted] = ours.map(|json| json.text().unwrap());
        let read = [
            parse(&value.to_string()),
            serde_json::from_str(&ours).ok(),
            serde_json::from_str(&converted).ok(),
        ];
        for read in read {
            let read = read.unwrap_or_else(|| panic!("case {case}: {value} or {ours} is no JSON"));
            assert!(is_same(&read, &value), "case {case}: {value} became {read}");
        }
    }
}

#[wasm_bindgen_test]
fn what_is_hardly_json_is_taken_and_refused_as_by_serde() {
    let (mut taken, mut refused) = (0, 0);
    for case in 0..CASES {
        let mut random = Random::of_case(case);
        let text = random.value(3).to_string();
        let text = random.spoil(&text);
        // Half a character: the browser takes it, which is documented.
        if text.to_lowercase().contains("\\ud") {
            continue;
        }
        match (
            Json::parse(&text).and_then(|json| json.to_value()),
            serde_json::from_str::<Value>(&text).ok(),
        ) {
            (None, None) => refused += 1,
            (Some(ours), Some(theirs)) if is_same(&ours, &theirs) => taken += 1,
            (ours, theirs) => panic!("case {case}: {text:?} is {ours:?}, and to serde {theirs:?}"),
        }
    }
    assert!(
        taken > 100 && refused > 100,
        "{taken} taken, {refused} refused"
    );
}

#[wasm_bindgen_test]
fn fields_are_those_of_objects_alone() {
    for case in 0..CASES {
        let value = Random::of_case(case).value(2);
        let text = value.to_string();
        let json = Json::parse(&text).unwrap();
        let Some(fields) = json.fields() else {
            assert!(!value.is_object(), "case {case}: {value} has no fields");
            continue;
        };
        let names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        let count = fields.len();
        let read: Map<_, _> = fields
            .into_iter()
            .map(|(name, json)| (name, json.to_value().unwrap()))
            .collect();
        assert_eq!(count, names.len(), "case {case}: {value}");
        let read = Value::Object(read);
        assert!(is_same(&read, &value), "case {case}: {value} became {read}");
        assert_eq!(json.is_empty_object(), names.is_empty());
    }
}

#[wasm_bindgen_test]
fn equal_values_are_equal_in_any_order_of_their_fields() {
    let parse = |value: &Value| Json::parse(&value.to_string()).unwrap();
    for case in 0..CASES {
        let mut random = Random::of_case(case);
        let (value, other) = (random.value(3), random.value(3));
        let mut fields = parse(&value).fields().unwrap_or_default();
        fields.reverse();
        if value.is_object() {
            assert!(
                parse(&value) == Json::object(fields),
                "case {case}: {value}"
            );
        }
        let is_equal = parse(&value) == parse(&other);
        assert_eq!(is_equal, value == other, "case {case}: {value} and {other}");
    }
}

#[wasm_bindgen_test]
fn values_are_read_as_deep_as_serde_goes() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}0{}", open.repeat(depth), close.repeat(depth));
            let theirs = serde_json::from_str::<Value>(&text).is_ok();
            let ours = Json::parse(&text);
            assert_eq!(ours.is_some(), theirs, "{depth} times {open}");
            if let Some(ours) = ours {
                assert!(ours == Json::parse(&text).unwrap() && ours.to_value().is_some());
            }
        }
    }
}

#[wasm_bindgen_test]
fn numbers_beyond_all_bounds_are_refused_as_by_serde() {
    for text in ["1e999", "[-1e999]", r#"{"user":{"id":1e999}}"#] {
        assert!(serde_json::from_str::<Value>(text).is_err());
        assert!(Json::parse(text).is_none(), "{text}");
    }
    assert!(Json::parse("1e308").is_some());
}

#[wasm_bindgen_test]
fn what_objects_inherit_is_no_field() {
    let prototype = js_sys::Object::get_prototype_of(&js_sys::Object::new());
    let name = "isAdmin".into();
    js_sys::Reflect::set(&prototype, &name, &true.into()).unwrap();
    let json = Json::parse(r#"{"__proto__":{"user":1},"a":{}}"#).unwrap();
    for inherited in ["isAdmin", "user", "toString", "hasOwnProperty"] {
        assert!(json.get(inherited).is_none(), "{inherited}");
    }
    assert!(json.get("a").is_some_and(|a| a.is_empty_object()));
    assert!(
        json.get("__proto__")
            .is_some_and(|field| field.get("user").is_some())
    );
    let [with, without] =
        [r#"{"__proto__":{}}"#, r#"{"a":{}}"#].map(|text| Json::parse(text).unwrap());
    for (one, other) in [(&with, &without), (&without, &with)] {
        assert!(one != other);
    }
    assert!(without.get("__proto__").is_none());
    js_sys::Reflect::delete_property(&prototype, &name).unwrap();
}

#[wasm_bindgen_test]
fn a_page_that_replaces_the_writing_of_json_gets_none() {
    let prototype = js_sys::Object::get_prototype_of(&js_sys::Object::new());
    let name = "toJSON".into();
    let nothing = js_sys::Function::new_no_args("");
    js_sys::Reflect::set(&prototype, &name, &nothing).unwrap();
    let text = Json::parse("{}").unwrap().text();
    // Otherwise the sessions of two users would be stored alike.
    let is_stored = StoredJson::of(Json::parse("{}").unwrap()).is_some();
    js_sys::Reflect::delete_property(&prototype, &name).unwrap();
    assert_eq!(text, None);
    assert!(!is_stored);
}
