import type { Random } from '@magpie/kit';

const families =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const given =
  '伟芳娜敏静丽强磊洋艳勇杰娟涛明超秀霞平刚桂英华玉兰萍红梅建国军辉鹏飞宇轩子涵梓萱雨桐欣怡诗琪佳俊豪浩然思远若曦晓东海燕春雪晨阳文博嘉懿一诺沐辰可馨语嫣书瑶';

/** A Chinese name of two or three characters. */
export function drawName(random: Random): string {
  const pick = (from: string): string => from.charAt(random.integer(from.length));
  return pick(families) + pick(given) + (random.next() < 0.72 ? pick(given) : '');
}

/** Cities with how many of a hundred members live there; the zone where it is not the shop's. */
export const cities = [
  { city: '杭州', share: 18, zone: null },
  { city: '上海', share: 15, zone: null },
  { city: '苏州', share: 9, zone: null },
  { city: '南京', share: 8, zone: null },
  { city: '北京', share: 9, zone: null },
  { city: '广州', share: 7, zone: null },
  { city: '深圳', share: 8, zone: null },
  { city: '成都', share: 7, zone: null },
  { city: '武汉', share: 6, zone: null },
  { city: '西安', share: 5, zone: null },
  { city: '厦门', share: 5, zone: null },
  { city: '乌鲁木齐', share: 2, zone: 'Asia/Urumqi' },
  { city: '洛杉矶', share: 1, zone: 'America/Los_Angeles' },
] as const;

/** A city by its share. */
export function drawCity(random: Random): (typeof cities)[number] {
  let left = random.integer(100);
  for (const each of cities) {
    if (left < each.share) return each;
    left -= each.share;
  }
  return cities[0];
}
