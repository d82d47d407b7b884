//! Converts values of the app by their own `Serialize`.
//!
//! An app that sends a struct needs no map of `serde_json`, which a detour by its values would add.

use serde::ser::{Serialize, Serializer};

use super::collections::{Encoder, KEY, List, Object};
use super::encode_error::EncodeError;
use super::value::{Json, field};
use super::whole::WHOLE;

type Result<T> = std::result::Result<T, EncodeError>;

/// Converts a value of the app.
///
/// # Errors
/// What the value's own `Serialize` returns; and an error for a whole number beyond 2^53, which
/// JavaScript would round, and for a map with keys that are no strings, numbers or booleans.
pub(crate) fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Json> {
    value.serialize(ToJson { is_key: false })
}

/// The serializer that returns a [`Json`].
#[derive(Clone, Copy)]
pub(super) struct ToJson {
    /// Whether the value is the key of a map: a string, or what is written as one.
    is_key: bool,
}

impl ToJson {
    /// Returns `number`, whose absolute value is `size`.
    fn whole(self, number: f64, size: u64) -> Result<Json> {
        if self.is_key {
            let sign = if number < 0.0 { "-" } else { "" };
            return Ok([sign, &size.to_string()].concat().into());
        }
        if size > WHOLE {
            return Err(EncodeError::rounded());
        }
        Ok(number.into())
    }

    /// Returns `json`, the value of a number or a boolean.
    fn plain(self, json: Json) -> Result<Json> {
        if !self.is_key {
            return Ok(json);
        }
        let text = json.text().filter(|text| text != "null");
        text.map_or_else(|| Err(EncodeError::new(KEY)), |text| Ok(text.into()))
    }
}

impl Encoder for ToJson {
    fn for_key(self) -> Self {
        Self { is_key: true }
    }
}

impl Serializer for ToJson {
    type Ok = Json;
    type Error = EncodeError;
    type SerializeSeq = List<Self>;
    type SerializeTuple = List<Self>;
    type SerializeTupleStruct = List<Self>;
    type SerializeTupleVariant = List<Self>;
    type SerializeMap = Object<Self>;
    type SerializeStruct = Object<Self>;
    type SerializeStructVariant = Object<Self>;

    fn serialize_bool(self, is_true: bool) -> Result<Json> {
        self.plain(is_true.into())
    }

    fn serialize_i8(self, number: i8) -> Result<Json> {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Result<Json> {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Result<Json> {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Result<Json> {
        self.whole(number as f64, number.unsigned_abs())
    }

    fn serialize_i128(self, number: i128) -> Result<Json> {
        i64::try_from(number).map_or_else(
            |_| Err(EncodeError::rounded()),
            |number| self.serialize_i64(number),
        )
    }

    fn serialize_u8(self, number: u8) -> Result<Json> {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Result<Json> {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Result<Json> {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<Json> {
        self.whole(number as f64, number)
    }

    fn serialize_u128(self, number: u128) -> Result<Json> {
        u64::try_from(number).map_or_else(
            |_| Err(EncodeError::rounded()),
            |number| self.serialize_u64(number),
        )
    }

    fn serialize_f32(self, number: f32) -> Result<Json> {
        self.plain(f64::from(number).into())
    }

    fn serialize_f64(self, number: f64) -> Result<Json> {
        self.plain(number.into())
    }

    fn serialize_char(self, character: char) -> Result<Json> {
        Ok((&*character.encode_utf8(&mut [0; 4])).into())
    }

    fn serialize_str(self, text: &str) -> Result<Json> {
        Ok(text.into())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Json> {
        let bytes = bytes.iter().map(|byte| f64::from(*byte).into());
        Ok(Json::list(bytes.collect()))
    }

    fn serialize_none(self) -> Result<Json> {
        Ok(Json::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Json> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Json> {
        Ok(Json::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Json> {
        Ok(Json::NULL)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Json> {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Json> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Json> {
        Ok(Json::object(vec![field(variant, value.serialize(self)?)]))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<Self>> {
        Ok(List::new(self, None))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<Self>> {
        Ok(List::new(self, None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<Self>> {
        Ok(List::new(self, None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<Self>> {
        Ok(List::new(self, Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Object<Self>> {
        Ok(Object::new(self, None))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Object<Self>> {
        Ok(Object::of_struct(self, name))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Object<Self>> {
        Ok(Object::new(self, Some(variant)))
    }
}
