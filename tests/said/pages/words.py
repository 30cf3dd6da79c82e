"""Invented news in Chinese: places, people and sentences that hardly repeat."""

from __future__ import annotations

import re
from functools import cache
from random import Random

import opencc

_TOPIC, _FAITHFUL = ("place", "thing", "crop", "person", "worker"), 0.45
_SLOT = re.compile(r"\{(\w+)\}")
WORDS: dict[str, str] = {
    "first": "青 柳 寒 松 桃 雁 竹 枫 鹿 望 沙 芦 梅 栗 榆 鹤 菱 溪 麦 霜 云 烟 萤 苇",
    "second": "河 岭 湾 浦 桥 塘 泉 洼 坪 渡 坡 岗 汀 屿 涧 埠",
    "rank": "镇 县 乡 村 街道 社区 林场 农场 工业园",
    "bureau": "水务局 农技站 粮站 教育局 气象台 交通队 卫生院 图书馆 供电所 合作社 文化馆 检测中心 统计局",
    "family": "温 邵 乔 滕 阮 詹 柴 苗 岳 柏 裴 甄 祝 屠 盛 葛",
    "given": "远 川 舟 禾 岚 朴 知秋 明朗 雨桐 见山 立夏 思齐 望舒 长风 小满 晚晴",
    "deed": "加固 修缮 扩建 改造 清理 启用 验收 测绘 监测 检修 推广 试种 搬迁 补种 调试 翻新",
    "thing": "堤坝 水渠 泵站 晒场 温室 校舍 磨坊 码头 粮仓 果园 路灯 书屋 牧道 管网 苗圃 桥涵 机井 诊所 鱼塘",
    "measure": "公里 亩 吨 座 间 万元 户 人次 台 立方米 公顷 盏",
    "season": "今年以来 入冬前 上个月 一季度 汛期结束后 春耕时节 本周 去年底 眼下 三年前 这个暑假",
    "how": "进展顺利 快于往年 略低于计划 已过大半 基本收尾 好于预期 仍在磨合 渐有起色 有了着落 一步到位",
    "why": "资金到位较早 村民主动让地 图纸改了三稿 雨水偏多 旧设备难以为继 外地客商上门 施工队轮班作业 技术员常驻田头",
    "then": "年底前全部完工 明春投入使用 下月分批验收 惠及下游各村 再添两条支线 向邻县推广 接受群众评议 由专人看护",
    "virtue": "踏实 细致 耐心 公道 省心 便捷 热闹 亮堂 平稳 干净",
    "crop": "小麦 油菜 山药 枇杷 板栗 蜂蜜 莲藕 菊花 花生 谷子 香菇 茶叶",
    "worker": "护林员 渡工 农机手 校长 磨坊师傅 站长 养蜂人 质检员 邮递员 水文员 电工 园丁",
}  # fmt: skip
NEWS = (
    "{season}，{place}{deed}{thing}{n}{measure}，{how}。",
    "记者从{org}了解到，{place}的{thing}{deed}工程{how}，预计{then}。",
    "“{thing}一改，日子就{virtue}了。”{place}{worker}{person}说，家里的{crop}收了{n}公斤。",
    "由于{why}，原定的{thing}{deed}推迟了{d}天，{org}重新排了工期。",
    "在{place}，{n}{measure}的{thing}已经{deed}完毕，{worker}{person}每天要走{d}趟。",
    "{org}的数据显示，{season}当地{crop}产量为{n}吨，比上年多出{d}.{d}%。",
    "{person}算了一笔账：{thing}{deed}之后，每{measure}可省下{n}元，{d}年就能收回本钱。",
    "{place}与{place}相隔{d}公里，过去运{crop}要绕过{hill}，如今有了新路。",
    "按照安排，{org}将分{d}批{deed}{thing}，{then}。",
    "走进{place}的{thing}，{worker}{person}正忙着登记，墙上的表格写得{virtue}。",
    "“{why}，这是大家没有料到的。”{org}负责人{person}坦言。",
    "不过，也有人担心{thing}{deed}后管护跟不上，{org}为此定下了{d}条规矩。",
    "{season}，{n}名{worker}参加了{org}的培训，其中{d}成来自{place}。",
    "夜里{d}时许，{hill}下起大雨，{person}带着{d}个人守住了{thing}。",
    "{crop}收购价每公斤涨了{d}角，{place}的{d}{d}户人家增收{n}万元。",
    "截至目前，{thing}{deed}已投入{n}万元，剩下的{d}处将于下月动工。",
    "当地还请来{worker}{person}，手把手教大家{deed}{thing}。",
    "{org}提醒，{hill}一带路面结冰，运送{crop}的车辆请改走{place}。",
)
VIEWS = (
    "{thing}办得好不好，{place}的人最清楚。",
    "把{thing}{deed}好，靠的不是口号，是{virtue}二字。",
    "一处{thing}看似小事，背后连着{n}户人家的饭碗。",
    "有人说{why}，其实未必，关键还在于有没有人把事情做到底。",
    "与其等着{then}，不如先把眼前的{crop}收好。",
    "{place}的做法说明，{virtue}的办法往往最管用。",
    "做事如{deed}{thing}，慢一点不怕，怕的是返工。",
    "我们盼着更多像{person}这样的{worker}，把{virtue}写在田间。",
)
SCENES = (
    "{worker}{person}在{place}{deed}{thing}",
    "{place}的{crop}喜获丰收，村民正在装车",
    "雨后的{hill}，{thing}倒映在水面上",
    "{season}，{org}工作人员走进{place}{deed}{thing}",
    "孩子们在{place}新启用的{thing}里看书",
    "俯瞰{place}，{n}亩{crop}田像一块棋盘",
)
TITLES = (
    "{place}{deed}{thing}", "{thing}{how}", "{deed}{thing} {then}", "{crop}丰收{how}",
    "{place}：{thing}更{virtue}了", "一座{thing}的{d}年", "{worker}{person}的{d}个春天",
    "{n}户人家盼来{thing}", "{org}{deed}{thing}{n}{measure}", "{hill}下{crop}香",
)  # fmt: skip
SUBHEADS = ("{deed}{thing}", "{crop}有了新销路", "{thing}更{virtue}", "从{thing}到{thing}", "{how}")
LONG = "{season}{place}{deed}{thing}{n}{measure}"


class Chinese:
    """Writes invented Chinese; the same chance gives the same words."""

    lang = "zh"

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.topic: dict[str, str] = {}

    def turn(self, topic: dict[str, str] | None = None) -> dict[str, str]:
        """Turn to another topic, or back to one: whom and what half of the sentences speak of."""
        fresh = topic is None
        self.topic = {one: self._slot_named(one) for one in _TOPIC} if fresh else dict(topic or {})
        return self.topic

    def fill(self, templates: tuple[str, ...]) -> str:
        """Choose a template and fill it."""
        return self.as_printed(_SLOT.sub(self._slot, self.chance.choice(templates)))

    def as_printed(self, text: str) -> str:
        """Give text in the characters of the paper."""
        return text

    def name(self) -> str:
        """Invent a person."""
        return self.as_printed(self._slot_named("family") + self._slot_named("given"))

    def sentence(self, *, view: bool = False) -> str:
        """Write one sentence of news or of opinion."""
        return self.fill(VIEWS if view else NEWS)

    def title(self, shortest: int, longest: int) -> str:
        """Write a headline of so many signs at most; longer ones if none will do."""
        made = sorted((self.fill((*TITLES, LONG)) for _ in range(12)), key=len)
        fitting = [one for one in made if shortest <= len(one) <= longest]
        return self.chance.choice(fitting) if fitting else made[0][:longest].rstrip("，：的 ")

    def subhead(self) -> str:
        """Write a heading inside a story."""
        return self.fill(SUBHEADS)

    def scene(self) -> str:
        """Say what a photo shows, without a stop."""
        return self.fill(SCENES)

    def _slot(self, found: re.Match[str]) -> str:
        name = found[1]
        if name in self.topic and self.chance.random() < _FAITHFUL:
            return self.topic[name]
        return self._slot_named(name)

    def _slot_named(self, name: str) -> str:
        if name in WORDS:
            return self.chance.choice(WORDS[name].split())
        chance = self.chance
        made = {
            "n": lambda: f"{chance.choice((chance.randint(11, 99), chance.randint(100, 9800)))}",
            "d": lambda: f"{chance.randint(2, 9)}",
            "place": lambda: "".join(map(self._slot_named, ("first", "second", "rank"))),
            "hill": lambda: "".join(map(self._slot_named, ("first", "second"))) + "山",
            "org": lambda: "".join(map(self._slot_named, ("first", "second", "bureau"))),
            "person": lambda: self._slot_named("family") + self._slot_named("given"),
        }
        return made[name]()


class Traditional(Chinese):
    """The same in traditional characters."""

    def as_printed(self, text: str) -> str:
        """Turn simplified characters into traditional ones."""
        return str(_converter().convert(text))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
