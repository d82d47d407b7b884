use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::encode_error::EncodeError;
use super::value::{Field, Json, field};

type Result<T> = std::result::Result<T, EncodeError>;

/// How the names begin of the structs by which `serde_json` passes on JSON as it stands.
///
/// They have one field with the text: of a number with the feature `arbitrary_precision`, or of a
/// `RawValue`.
const VERBATIM: &str = "$serde_json::private::";

/// A serializer that returns JSON.
pub(super) trait Encoder: Serializer<Ok = Json, Error = EncodeError> + Copy {}

impl<S: Serializer<Ok = Json, Error = EncodeError> + Copy> Encoder for S {}

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
            return Err(EncodeError::new("a text that is no JSON"));
        };
        let is_whole = text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_digit());
        if is_whole && json.text() != Some(text) {
            return Err(EncodeError::rounded());
        }
        Ok(json)
    }
}

/// Returns the name of a field; numbers and truth values are written out, as by `serde_json`.
fn name_of(key: &Json) -> Result<String> {
    match (key.as_str(), key.text()) {
        (Some(name), _) => Ok(name),
        (None, Some(text)) if !key.is_null() && !key.is_object() && key.items().is_none() => {
            Ok(text)
        }
        _ => Err(EncodeError::new("the name of a field is no text")),
    }
}

impl<S: Encoder> SerializeMap for Object<S> {
    type Ok = Json;
    type Error = EncodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        self.name = name_of(&key.serialize(self.serializer)?)?;
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
