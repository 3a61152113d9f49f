//! The codes with which QQ Music refuses.

use serde_json::{Value, json};

/// A code of an item of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code(pub(super) i64);

impl Code {
    pub(super) const NO_LOGIN: Self = Self(1000);
    pub(super) const KEY_EXPIRED: Self = Self(104_400);
    pub(super) const KEY_INVALID: Self = Self(104_401);
    pub(super) const BAD_SIGN: Self = Self(2000);
    pub(super) const RISK: Self = Self(2001);
    pub(super) const SIGNED_ONLY: Self = Self(500_031);
    pub(super) const NO_MODULE: Self = Self(500_003);
    pub(super) const NO_METHOD: Self = Self(40_000);
    pub(super) const NO_DIRECTORY: Self = Self(10_004);
    /// A captcha is to be solved before the next comment.
    pub(super) const COMMENT_CAPTCHA: Self = Self(10_009);
    pub(super) const WRITE_LOCK: Self = Self(10_006);
    pub(super) const ILLEGAL_UIN: Self = Self(80_030);
    pub(super) const RAW_UIN: Self = Self(80_050);
    pub(super) const WRITE_FAILED: Self = Self(80_092);
    pub(super) const OLD_CLIENT: Self = Self(101_404);
    pub(super) const NO_FRIENDS: Self = Self(101_010);
    pub(super) const SLIDER: Self = Self(109_999);
    pub(super) const PARAMETER: Self = Self(20_261);
    pub(super) const WRONG_CODE: Self = Self(20_271);
    pub(super) const BIND_ABNORMAL: Self = Self(20_272);
    pub(super) const BIND_MISSING: Self = Self(20_274);
    pub(super) const CAPTCHA: Self = Self(20_276);
    pub(super) const RESTRICTED: Self = Self(20_277);
    pub(super) const FROZEN: Self = Self(20_278);
    pub(super) const TOO_MANY_DEVICES: Self = Self(20_279);
    pub(super) const BANNED: Self = Self(20_450);
    pub(super) const LOGIN_TOO_OFTEN: Self = Self(104_604);
    pub(super) const SMS_TOO_OFTEN: Self = Self(100_001);
}

/// An item that is refused.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refusal {
    pub(super) code: Code,
    pub(super) data: Value,
}

impl Refusal {
    pub(super) fn with(code: Code, data: Value) -> Self {
        Self { code, data }
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        let data = match code {
            Code::RISK => json!({"feedbackURL": "https://y.qq.com/m/client/feedback/index.html"}),
            Code::CAPTCHA => {
                json!({"securityURL": "https://y.qq.com/m/client/security/index.html"})
            }
            _ => json!({}),
        };
        Self { code, data }
    }
}
