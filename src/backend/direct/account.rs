//! Operations `user`, `userinfo` and `refresh`, and whether a login lives.

use super::super::{Error, Result};
use crate::model::{Credential, User, UserInfo, Vip};
use crate::qqmusic::{self, Client, Level, LoginUser, Memberships, Power, SignInfo};

/// Three requests at once: the app's, the mini-program's and the coin centre's page speak different
/// tongues and cannot share one.
pub(super) async fn user(client: &Client, credential: &Credential) -> Result<User> {
    let (user, sign_in, coins) = tokio::join!(
        Box::pin(client.login_user_and_vip(credential)),
        Box::pin(client.sign_summary(credential)),
        Box::pin(client.coins(credential)),
    );
    let (LoginUser { nick, logo }, memberships) = user?;
    let SignInfo { today, streak } = part("sign-in", sign_in).unwrap_or_default();
    Ok(User {
        uin: credential.uin,
        nick,
        avatar: logo,
        vip: memberships.and_then(vip),
        coins: part("coins", coins).flatten(),
        signed_today: today,
        streak: streak.and_then(|days| days.try_into().ok()),
    })
}

/// A part that may be missing.
fn part<T>(what: &'static str, asked: qqmusic::Result<T>) -> Option<T> {
    match asked {
        Ok(answer) => Some(answer),
        Err(error) => {
            tracing::debug!(what, %error, "a part of the account could not be read");
            None
        }
    }
}

fn vip(memberships: Memberships) -> Option<Vip> {
    let Memberships { vip, huge_vip } = memberships;
    match (huge_vip, vip) {
        (Some(true), _) => Some(Vip::Super),
        (_, Some(true)) => Some(Vip::Green),
        (None, None) => None,
        (Some(false) | None, Some(false) | None) => Some(Vip::No),
    }
}

pub(super) async fn userinfo(client: &Client, credential: &Credential) -> Result<UserInfo> {
    let (LoginUser { nick, logo }, level) = client.login_user_and_level(credential).await?;
    let Level { power, medals, today_s, nick: page_nick, avatar: page_avatar } =
        level.unwrap_or_default();
    let Power { level, name, value, current, next, top } = power;
    let or = |first: String, second: String| if first.is_empty() { second } else { first };
    Ok(UserInfo {
        uin: credential.uin,
        nick: or(nick, page_nick),
        avatar: or(logo, page_avatar),
        level: level.and_then(|level| level.try_into().ok()),
        level_name: Some(name).filter(|name| !name.is_empty()),
        value: current.or(value),
        next_value: next.filter(|_| top != Some(true)),
        today_listened_s: today_s,
        medals: medals.and_then(|medals| medals.try_into().ok()),
    })
}

pub(super) async fn is_alive(client: &Client, credential: &Credential) -> Result<()> {
    client.login_user(credential).await?;
    Ok(())
}

pub(super) async fn refresh(client: &Client, credential: &Credential) -> Result<Credential> {
    if !credential.is_refreshable() {
        return Err(Error::Unsupported("this login has no refresh key; log in by QR instead"));
    }
    let fresh = client.refresh(credential).await?;
    Ok(credential.clone().merged(fresh))
}

pub(super) async fn logout(client: &Client, credential: &Credential) -> Result<()> {
    match client.logout(credential).await.map_err(Error::from) {
        // dead already is what was wanted
        Ok(()) | Err(Error::LoginRequired) => Ok(()),
        Err(error) => Err(error),
    }
}

pub(super) async fn ping(client: &Client) -> Result<()> {
    Ok(client.ping().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_higher_membership_counts_and_silence_is_not_no() {
        let of = |huge_vip, vip_flag| vip(Memberships { vip: vip_flag, huge_vip });
        assert_eq!(of(Some(true), Some(true)), Some(Vip::Super));
        assert_eq!(of(Some(false), Some(true)), Some(Vip::Green));
        assert_eq!(of(None, Some(false)), Some(Vip::No));
        assert_eq!(of(None, None), None);
    }
}
