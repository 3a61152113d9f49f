"""The same search as a Python server does it: python3 server.py <address of QQ Music>."""

import os
import sys

import aiohttp
from aiohttp import web

URL = sys.argv[1] + "/u.y.qq.com/cgi-bin/musicu.fcg"


def named(row):
    return {"mid": row["mid"], "name": row["name"]}


def song(row):
    return {
        "id": row["id"],
        "mid": row["mid"],
        "name": row["name"],
        "singers": [named(singer) for singer in row["singer"]],
        "album": named(row["album"]),
        "interval_s": row["interval"],
        "vip": row["pay"]["pay_play"] == 1,
    }


async def search(request):
    param = {
        "query": request.query["query"],
        "page_num": int(request.query.get("page", "1")),
        "num_per_page": int(request.query.get("page_size", "15")),
    }
    call = {"module": "music.search.SearchCgiService", "method": "DoSearchForQQMusicMobile", "param": param}
    async with request.app["client"].post(URL, json={"comm": {"ct": 11}, "req_0": call}) as answer:
        data = (await answer.json())["req_0"]["data"]
    found = {
        "songs": [song(row) for row in data["body"]["item_song"]],
        "page": param["page_num"],
        "page_size": param["num_per_page"],
        "total": data["meta"]["sum"],
        "has_more": data["meta"]["nextpage"] != -1,
    }
    return web.json_response({"code": 0, "message": "ok", "data": found})


async def client(app):
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        app["client"] = session
        yield


app = web.Application()
app.router.add_get("/api/search", search)
app.cleanup_ctx.append(client)
host, port = os.environ["LISTEN"].rsplit(":", 1)
web.run_app(app, host=host, port=int(port), print=None, access_log=None)
