import { isIP } from 'node:net';

/**
 * Where CloudFront writes the network address of its viewer, over whatever the viewer sent. Who calls the API past CloudFront
 * may claim any address here.
 */
export const VIEWER_ADDRESS_HEADER = 'rapport-viewer-address';

/** An IPv4 or IPv6 address; undefined where there is none, or something else. */
export const viewerAddressOf = (header: string | undefined) =>
  header !== undefined && isIP(header) !== 0 && !header.includes('%') ? header : undefined;
