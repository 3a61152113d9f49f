//! The account that asks: name, membership, coins, listening power.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;

use super::call::{As, Call, Item};
use super::comm::{Comm, cookies};
use super::lenient::integer_of;
use super::request::Request;
use super::{Client, Error, Result, lenient};
use crate::model::Credential;

pub(super) const LOGIN_USER: &str = "music.UserInfo.userInfoServer/GetLoginUserInfo";
/// The coin centre's page, the only public place where the coins are written.
const COIN_PAGE: &str =
    "https://i2.y.qq.com/n3/coin_center/pages/client_v1/sign.html?_hidehd=1&_hdct=1&_miniplayer=1";

/// Who is logged in. `GetLoginUserInfo`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LoginUser {
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) nick: String,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) logo: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LoginUserData {
    #[serde(deserialize_with = "lenient::object")]
    pub(super) info: LoginUser,
}

/// The memberships. `vip_login_base`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Memberships {
    #[serde(deserialize_with = "lenient::maybe_flag")]
    pub(crate) vip: Option<bool>,
    #[serde(rename = "HugeVip", deserialize_with = "lenient::maybe_flag")]
    pub(crate) huge_vip: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct VipData {
    #[serde(deserialize_with = "lenient::object")]
    identity: Memberships,
}

/// Listening power. `QueryLevelDetailPage`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Level {
    #[serde(rename = "powerInfo", deserialize_with = "lenient::object")]
    pub(crate) power: Power,
    #[serde(rename = "medalNum", deserialize_with = "lenient::maybe_number")]
    pub(crate) medals: Option<u64>,
    #[serde(rename = "todayLT", deserialize_with = "lenient::maybe_number")]
    pub(crate) today_s: Option<u64>,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) nick: String,
    #[serde(rename = "headPic", deserialize_with = "lenient::text")]
    pub(crate) avatar: String,
}

/// The level itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Power {
    #[serde(deserialize_with = "lenient::maybe_number")]
    pub(crate) level: Option<u64>,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) name: String,
    #[serde(deserialize_with = "lenient::maybe_number")]
    pub(crate) value: Option<u64>,
    #[serde(rename = "currentValue", deserialize_with = "lenient::maybe_number")]
    pub(crate) current: Option<u64>,
    #[serde(rename = "nextValue", deserialize_with = "lenient::maybe_number")]
    pub(crate) next: Option<u64>,
    #[serde(rename = "reachMaxLevel", deserialize_with = "lenient::maybe_flag")]
    pub(crate) top: Option<bool>,
}

impl Client {
    /// Who is logged in: `music.UserInfo.userInfoServer/GetLoginUserInfo`, the only read that
    /// reliably tells whether a key lives.
    /// Errors: [`Error::Code`] 1000, 104400 or 104401 when it is dead.
    pub(crate) async fn login_user(&self, credential: &Credential) -> Result<LoginUser> {
        let who = As::new(Comm::Android, Some(credential));
        let data: LoginUserData = self.call(who, Call::new(LOGIN_USER, json!({}))).await?;
        Ok(data.info)
    }

    /// The same with the memberships, `VipLogin.VipLoginInter/vip_login_base`, in one request.
    pub(crate) async fn login_user_and_vip(
        &self,
        credential: &Credential,
    ) -> Result<(LoginUser, Option<Memberships>)> {
        let vip = Call::new("VipLogin.VipLoginInter/vip_login_base", json!({}));
        let (user, vip) = self.login_user_and::<VipData>(credential, vip).await?;
        Ok((user, vip.map(|data| data.identity)))
    }

    /// The same with listening power, `music.soundPower.SoundPowerSvr/QueryLevelDetailPage`, in one
    /// request; signed if it is wanted signed.
    pub(crate) async fn login_user_and_level(
        &self,
        credential: &Credential,
    ) -> Result<(LoginUser, Option<Level>)> {
        let level = Call::new("music.soundPower.SoundPowerSvr/QueryLevelDetailPage", json!({}));
        self.login_user_and(credential, level).await
    }

    async fn login_user_and<T: DeserializeOwned + Default>(
        &self,
        credential: &Credential,
        other: Call,
    ) -> Result<(LoginUser, Option<T>)> {
        let who = As::new(Comm::Android, Some(credential));
        let calls = [Call::new(LOGIN_USER, json!({})), other];
        let mut items = self.batch(who, &calls).await?.into_iter();
        let mut next = || items.next().ok_or(Error::Garbage("a call was not answered"));
        let user = next()?.data::<LoginUserData>()?.info;
        let other = next().and_then(Item::data);
        if let Err(error) = &other {
            tracing::debug!(%error, "a part of the account could not be read");
        }
        Ok((user, other.ok()))
    }

    /// The coins, read from the coin centre's page at `i2.y.qq.com`; `None` when the page does not
    /// tell them.
    pub(crate) async fn coins(&self, credential: &Credential) -> Result<Option<u64>> {
        let url = Url::parse(COIN_PAGE).expect("a constant address is valid");
        let request = Request::get(url).header(reqwest::header::COOKIE, &cookies(credential));
        let page = self.send(request).await?.ok()?;
        Ok(coins_of(&String::from_utf8_lossy(&page.body)))
    }

    /// Whether QQ Music answers at all: a call that needs a login, without one. Any code is an
    /// answer.
    pub(crate) async fn ping(&self) -> Result<()> {
        let calls = [Call::new(LOGIN_USER, json!({}))];
        self.batch(As::new(Comm::Android, None), &calls).await.map(drop)
    }
}

/// The first number named `coin` in the page's first data, a JSON text within quotes (or, should
/// that change, an object).
fn coins_of(page: &str) -> Option<u64> {
    let (_, after) = page.split_once("__ssrFirstPageData__")?;
    let literal = after.trim_start_matches(['"', '\'', ']']).trim_start().strip_prefix('=')?;
    let mut values = serde_json::Deserializer::from_str(literal).into_iter::<Value>();
    let data = match values.next()?.ok()? {
        Value::String(text) => serde_json::from_str(&text)
            .or_else(|_| serde_json::from_str(&text.replace("&quot;", "\"")))
            .ok()?,
        other => other,
    };
    named_coin(&data)
}

fn named_coin(value: &Value) -> Option<u64> {
    match value {
        Value::Object(fields) => fields
            .get("coin")
            .and_then(integer_of)
            .and_then(|coins| coins.try_into().ok())
            .or_else(|| fields.values().find_map(named_coin)),
        Value::Array(rows) => rows.iter().find_map(named_coin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coins_are_found_in_the_page() {
        let page =
            r#"<script>window.__ssrFirstPageData__="{\"a\":[{\"coin\":\"1234\"}]}";</script>"#;
        assert_eq!(coins_of(page), Some(1234));
        let page = r#"<script>window.__ssrFirstPageData__ = {"user":{"coin":0}};</script>"#;
        assert_eq!(coins_of(page), Some(0));
        let page = r#"<script>window["__ssrFirstPageData__"]="{&quot;coin&quot;:7}"</script>"#;
        assert_eq!(coins_of(page), Some(7));
    }

    #[test]
    fn a_page_without_coins_has_none() {
        for page in [
            "",
            "<html></html>",
            "__ssrFirstPageData__",
            "__ssrFirstPageData__=",
            r#"__ssrFirstPageData__="not json""#,
            r#"__ssrFirstPageData__="{\"coin\":null}""#,
            r#"__ssrFirstPageData__="{\"coin\":-1}""#,
        ] {
            assert_eq!(coins_of(page), None, "{page}");
        }
    }
}
