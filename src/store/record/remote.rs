//! Which other server a person was told of.

use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::store::Result;

const VERSION: u8 = 1;

/// The server's name.
pub(in crate::store) struct ToldRemote(pub(in crate::store) String);

impl Record for ToldRemote {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.0)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        decode(VERSION, bytes).map(Self)
    }
}
