import type { APIRoute, GetStaticPaths } from 'astro';
import { readImage, shownFiles } from '../../site/files.ts';

export const getStaticPaths: GetStaticPaths = async () => (await shownFiles()).map((path) => ({ params: { path }, props: { path } }));

export const GET: APIRoute<{ path: string }> = ({ props }) => new Response(readImage(props.path));
