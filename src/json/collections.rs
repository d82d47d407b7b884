use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::encode_error::EncodeError;
use super::value::{Field, Json, field};

type Result<T> = std::result::Result<T, EncodeError>;

/// The prefix of the names of structs under which `serde_json` passes JSON on verbatim.
///
/// They have one field with the text: of a number with the feature `arbitrary_precision`, or of a
/// `RawValue`.
const VERBATIM: &str = "$serde_json::private::";

/// Why a map is refused.
pub(super) const KEY: &str = "the key of a map must be a string";

/// A serializer that returns JSON.
pub(super) trait Encoder: Serializer<Ok = Json, Error = EncodeError> + Copy {
    /// Returns the serializer for the keys of a map.
    fn for_key(self) -> Self;
}

/// Returns `value`, inside an object if it is that of a variant.
fn of_variant(variant: Option<&str>, value: Json) -> Json {
    match variant {
        Some(variant) => Json::object(vec![field(variant, value)]),
        None => value,
    }
}

/// A list that is being filled by a serializer.
pub(super) struct List<S> {
    items: Vec<Json>,
    variant: Option<&'static str>,
    serializer: S,
}

impl<S: Encoder> List<S> {
    pub(super) fn new(serializer: S, variant: Option<&'static str>) -> Self {
        Self {
            items: Vec::new(),
            variant,
            serializer,
        }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.items.push(value.serialize(self.serializer)?);
        Ok(())
    }

    fn finish(self) -> Result<Json> {
        Ok(of_variant(self.variant, Json::list(self.items)))
    }
}

/// An object that is being filled by a serializer.
pub(super) struct Object<S> {
    fields: Vec<Field>,
    variant: Option<&'static str>,
    /// The name of the next field of a map.
    name: String,
    is_verbatim: bool,
    serializer: S,
}

impl<S: Encoder> Object<S> {
    pub(super) fn new(serializer: S, variant: Option<&'static str>) -> Self {
        Self {
            fields: Vec::new(),
            variant,
            name: String::new(),
            is_verbatim: false,
            serializer,
        }
    }

    pub(super) fn of_struct(serializer: S, name: &str) -> Self {
        let is_verbatim = name.starts_with(VERBATIM);
        Self {
            is_verbatim,
            ..Self::new(serializer, None)
        }
    }

    fn push<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<()> {
        self.fields
            .push(field(name, value.serialize(self.serializer)?));
        Ok(())
    }

    fn finish(self) -> Result<Json> {
        if !self.is_verbatim {
            return Ok(of_variant(self.variant, Json::object(self.fields)));
        }
        let text = self.fields.first().and_then(|(_, text)| text.as_str());
        let text = text.unwrap_or_default();
        let Some(json) = Json::parse(&text) else {
            return Err(EncodeError::new("a raw value is not valid JSON"));
        };
        if has_large_number(&text) {
            return Err(EncodeError::rounded());
        }
        Ok(json)
    }
}

/// Returns `true` if `text`, which is JSON, has a whole number beyond 2^53.
fn has_large_number(text: &str) -> bool {
    const LARGEST: &str = "9007199254740992";
    let mut is_string = false;
    let mut is_escaped = false;
    let mut number = String::new();
    for letter in text.chars().chain([' ']) {
        if is_string {
            is_string = is_escaped || letter != '"';
            is_escaped = letter == '\\' && !is_escaped;
        } else if letter.is_ascii_digit() || matches!(letter, '.' | 'e' | 'E' | '+') {
            number.push(letter);
        } else {
            is_string = letter == '"';
            let is_whole = number.bytes().all(|letter| letter.is_ascii_digit());
            let by_size = (number.len(), number.as_str());
            if is_whole && by_size > (LARGEST.len(), LARGEST) {
                return true;
            }
            number.clear();
        }
    }
    false
}

impl<S: Encoder> SerializeMap for Object<S> {
    type Ok = Json;
    type Error = EncodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        let key = key.serialize(self.serializer.for_key())?;
        self.name = key.as_str().ok_or_else(|| EncodeError::new(KEY))?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let name = std::mem::take(&mut self.name);
        self.push(&name, value)
    }

    fn end(self) -> Result<Json> {
        self.finish()
    }
}

/// Implements traits that differ in the name of one method.
macro_rules! collect {
    ($($trait:ident: $method:ident($($name:ident: $type:ty)?) of $collection:ident;)*) => {$(
        impl<S: Encoder> $trait for $collection<S> {
            type Ok = Json;
            type Error = EncodeError;

            fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: $type,)?
                value: &T,
            ) -> Result<()> {
                self.push($($name,)? value)
            }

            fn end(self) -> Result<Json> {
                self.finish()
            }
        }
    )*};
}

collect! {
    SerializeSeq: serialize_element() of List;
    SerializeTuple: serialize_element() of List;
    SerializeTupleStruct: serialize_field() of List;
    SerializeTupleVariant: serialize_field() of List;
    SerializeStruct: serialize_field(name: &'static str) of Object;
    SerializeStructVariant: serialize_field(name: &'static str) of Object;
}
